import { hostname } from "node:os";
import { expect, test } from "vitest";
import { isAbandoned, newRunId, PROCESS_LABEL, runLabels } from "./run-label.ts";

const own = runLabels(newRunId())[PROCESS_LABEL] ?? "";
const [boot, namespace, pid, ticks] = own.split("/");
const abandoned = (label: string, more: { madeAtMs?: number; sharesMachine?: boolean } = {}) =>
  isAbandoned({ label, madeAtMs: Date.now(), sharesMachine: true, ...more });

test("what a running process made is not abandoned, what a gone one made is", () => {
  expect(abandoned(own)).toBe(false);
  expect(abandoned([boot, namespace, 999_999_999, ticks, hostname()].join("/"))).toBe(true);
});

test("a number that another process has since got is no sign of life", () => {
  // Where the start of a process cannot be read, the number is all there is.
  if (ticks === "0") return;
  expect(abandoned([boot, namespace, pid, Number(ticks) - 1, hostname()].join("/"))).toBe(true);
});

test("another machine is never judged, nor a name that it shares", () => {
  expect(abandoned([boot, namespace, 999_999_999, ticks, "elsewhere"].join("/"))).toBe(false);
  expect(abandoned(["another-boot", namespace, 999_999_999, ticks, hostname()].join("/"))).toBe(false);
  expect(abandoned(`${hostname()}/999999999`)).toBe(false);
  expect(abandoned("")).toBe(false);
});

test("what was made before this machine's boot, on an engine of this machine, is abandoned", () => {
  const earlier = ["another-boot", namespace, pid, ticks, hostname()].join("/");
  expect(abandoned(earlier, { madeAtMs: 0 })).toBe(true);
  expect(abandoned(earlier, { madeAtMs: 0, sharesMachine: false })).toBe(false);
  expect(abandoned(earlier, { madeAtMs: Number.NaN })).toBe(false);
});
