import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../root.ts";
import { slowestParts } from "./slowest-parts.ts";

const file = (name: string, endTime: number, tests: readonly (readonly [title: string, duration: number])[]) => ({
  name: join(root, name),
  startTime: 1000,
  endTime,
  status: "passed",
  assertionResults: tests.map(([title, duration]) => ({ title, duration, status: "passed" })),
});
const report = (...testResults: unknown[]): string => JSON.stringify({ testResults });

test("the files that took longest come first, each with its slowest test", () => {
  const text = report(
    file("shared/quick.test.ts", 1240, [["answers", 240]]),
    file("setup/pages.engine.test.ts", 91_000, [
      ["line 3 works", 30_000],
      ["line 9 works", 60_000],
    ]),
  );
  expect(slowestParts([text])).toEqual([
    " 90.0 s  setup/pages.engine.test.ts (2 tests, slowest 60.0 s: line 9 works)",
    "  0.2 s  shared/quick.test.ts (1 test, slowest 0.2 s: answers)",
  ]);
});

test("what is no test file stands among them, and every report counts", () => {
  const reports = [report(file("a.test.ts", 3000, [])), undefined, report(file("b.test.ts", 9000, []))];
  expect(slowestParts(reports, [{ name: "types", durationMs: 4000 }])).toEqual([
    "  8.0 s  b.test.ts (0 tests)",
    "  4.0 s  types",
    "  2.0 s  a.test.ts (0 tests)",
  ]);
});

test("no more than fifteen are named", () => {
  const files = Array.from({ length: 40 }, (_, index) => file(`${index}.test.ts`, 1000 + index * 1000, []));
  expect(slowestParts([report(...files)])).toHaveLength(15);
  expect(slowestParts([report(...files)])[0]).toBe(" 39.0 s  39.test.ts (0 tests)");
});

test("a run without a report names none", () => {
  expect([slowestParts([undefined]), slowestParts(["{}"])]).toEqual([[], []]);
});
