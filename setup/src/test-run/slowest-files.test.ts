import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../root.ts";
import { slowestFiles } from "./slowest-files.ts";

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
  expect(slowestFiles(text)).toEqual([
    " 90.0 s  setup/pages.engine.test.ts (2 tests, slowest 60.0 s: line 9 works)",
    "  0.2 s  shared/quick.test.ts (1 test, slowest 0.2 s: answers)",
  ]);
});

test("no more than fifteen files are named", () => {
  const files = Array.from({ length: 40 }, (_, index) => file(`${index}.test.ts`, 1000 + index * 1000, []));
  expect(slowestFiles(report(...files))).toHaveLength(15);
  expect(slowestFiles(report(...files))[0]).toBe(" 39.0 s  39.test.ts (0 tests)");
});

test("a run without a report names none", () => {
  expect([slowestFiles(undefined), slowestFiles("{}")]).toEqual([[], []]);
});
