import { expect, test } from "vitest";
import { addTallies, failed, passed, tallyLine, tallyOf } from "./tally.ts";

const report = (...files: { status: string; tests: string[] }[]): string =>
  JSON.stringify({
    testResults: files.map(({ status, tests }) => ({
      status,
      assertionResults: tests.map((one) => ({ status: one })),
    })),
  });

test("passed and failed tests are counted over all files", () => {
  const text = report(
    { status: "passed", tests: ["passed", "passed"] },
    { status: "failed", tests: ["passed", "failed"] },
  );
  expect(tallyOf(text, 1)).toEqual({ passed: 3, failed: 1 });
});

test("a file that could not be loaded is one failure", () => {
  expect(tallyOf(report({ status: "failed", tests: [] }), 1)).toEqual({ passed: 0, failed: 1 });
});

test("a skipped test has not passed", () => {
  expect(tallyOf(report({ status: "passed", tests: ["passed", "pending", "todo"] }), 0)).toEqual({
    passed: 1,
    failed: 2,
  });
});

test("an error outside of any test is one failure", () => {
  expect(tallyOf(report({ status: "passed", tests: ["passed"] }), 1)).toEqual({ passed: 1, failed: 1 });
});

test("a run that left no report, or another kind of document, is one failure", () => {
  expect([tallyOf(undefined, 130), tallyOf("{}", 0)]).toEqual([failed(1), failed(1)]);
});

test("the last line of a run counts everything", () => {
  expect(tallyLine(addTallies([passed(1), failed(1), passed(40)]))).toMatchInlineSnapshot(`"41 passed, 1 failed"`);
});
