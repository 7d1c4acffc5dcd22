import { expect, test } from "vitest";
import { addTallies, failed, notRunHere, passed, tallyLine, tallyOf } from "./tally.ts";

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

test("a test that says why it cannot run here is named, and counts as neither", () => {
  const test = (status: string, meta = {}) => ({ status, fullName: "needs root", meta });
  const text = JSON.stringify({
    testResults: [
      {
        status: "passed",
        assertionResults: [
          test("passed", { notRunHere: "no PID namespace" }),
          test("passed"),
          test("failed", { notRunHere: "no" }),
        ],
      },
    ],
  });
  expect(tallyOf(text, 0)).toEqual({ passed: 1, failed: 1 });
  expect(notRunHere(text)).toEqual(["not run here: needs root: no PID namespace", "not run here: needs root: no"]);
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
