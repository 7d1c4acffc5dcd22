import { expect, test } from "vitest";
import type { Condition } from "./condition.ts";
import { busyCount, differences } from "./differences.ts";
import type { Result } from "./result.ts";
import { differenceLines, steadyTable } from "./table.ts";

const result = (condition: Condition, verdicts: Result["verdicts"], conclusion = "conformant"): Result => ({
  version: "1",
  subject: "tree",
  condition,
  at: "",
  durationMs: 10_000,
  conclusion,
  verdicts,
});

const pass = { kind: "pass" };
const warn = { kind: "warn", finding: "reset after 0.4 s" };
const busy = { kind: "not-testable", finding: "no verdict: 4.1 s late", tooBusy: true };

test("the same verdicts in every run are no difference", () => {
  expect(differences([result("idle", { "STOP-03": pass }), result("cores burnt", { "STOP-03": pass })])).toEqual([]);
});

test("a verdict that differed is shown with what was said under which conditions", () => {
  const results = [
    result("idle", { "STOP-03": warn }),
    result("cores burnt", { "STOP-03": pass }),
    result("cores burnt", { "STOP-03": pass }),
  ];
  expect(differenceLines(differences(results))).toEqual([
    "tree STOP-03:",
    "    warn in 1 of 3 (idle): reset after 0.4 s",
    "    pass in 2 of 3 (cores burnt 2)",
  ]);
});

test("a machine that was too busy to say is counted apart, and so is the conclusion of that check", () => {
  const results = [result("idle", { "STOP-03": pass }), result("three at once", { "STOP-03": busy }, "inconclusive")];
  expect(differences(results)).toEqual([]);
  expect(results.map(busyCount)).toEqual([0, 1]);
});

test("what depends on a verdict that the machine was too busy for is counted with it", () => {
  const late = {
    kind: "not-testable",
    finding: "stopped after 9 s",
    tooBusy: true,
  };
  const behind = { kind: "not-testable", finding: "the sample itself failed", dependsOn: "TRAIN-EXIT-01" };
  const results = [
    result("idle", { "TRAIN-EXIT-01": pass, "TRAIN-EXIT-02": pass }),
    result("cores burnt", { "TRAIN-EXIT-01": late, "TRAIN-EXIT-02": behind }, "inconclusive"),
  ];
  expect(differences(results)).toEqual([]);
  expect(results.map(busyCount)).toEqual([0, 2]);
});

test("words do not make a machine busy: only the field does", () => {
  const words = { kind: "not-testable", finding: "the log says: the machine was too busy" };
  const results = [result("idle", { "STOP-03": pass }), result("idle", { "STOP-03": words })];
  expect(differences(results).map(({ id }) => id)).toEqual(["STOP-03"]);
});

test("any other inconclusive check is a difference", () => {
  const results = [
    result("idle", { "STOP-03": pass }),
    result("memory short", { "STOP-03": { kind: "not-testable", finding: "no request is answered" } }, "inconclusive"),
  ];
  expect(differences(results).map(({ id }) => id)).toEqual(["STOP-03", "conclusion"]);
});

test("the table has a row for each image and a column for each condition", () => {
  const results = [result("idle", { "STOP-03": pass }), result("idle", { "STOP-03": busy }, "inconclusive")];
  expect(steadyTable(["tree"], results, differences(results))).toEqual([
    "| Image | idle | cores burnt | three at once | memory short | Too busy to say | Differing verdicts | Seconds |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    "| tree | 2 | 0 | 0 | 0 | 1 | 0 | 10–10 |",
  ]);
});
