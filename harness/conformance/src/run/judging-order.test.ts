import { expect, test } from "vitest";
import type { Outcome } from "../experiment/experiment.ts";
import { type NotRun, notPossible, outOfScope } from "../experiment/not-run.ts";
import type { Verdict } from "../report/report.ts";
import { broken, type Judgement, needsData, notApplicable, notTestable, pass } from "../requirement/judgement.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { judgeAll } from "./judging.ts";
import { toyExperiment, toyProfile, toyRequirement } from "./toys.fixture.ts";

const train = toyExperiment("train-sample", {});

/** Verdicts by their IDs, where the only experiment left this. */
function judged(requirements: readonly Requirement[], trained?: Outcome): Readonly<Record<string, Verdict>> {
  const outcomes = new Map(trained === undefined ? [] : [["train-sample", trained]]);
  const evidences = { profile: toyProfile, outcomes, facets: new Set<never>(), missing: new Map() };
  return Object.fromEntries(judgeAll(requirements, evidences));
}

const says = (judgement: Judgement): Verdict | undefined => judged([toyRequirement("A", { judge: () => judgement })]).A;
const failed = toyRequirement("ROOT", { judge: () => broken("the cause") });

test("what does not apply is said before a dependency that failed", () => {
  const waiting = toyRequirement("A", { needs: { train }, dependsOn: ["ROOT"] });
  const notRun = (because: NotRun): Outcome => ({ kind: "not-run", because });
  expect(judged([failed, waiting], notRun(outOfScope("it only serves"))).A).toMatchObject({
    verdict: "not-applicable",
    finding: "it only serves",
  });
  expect(judged([failed, waiting], notRun(notPossible("over budget"))).A).toMatchObject({ dependsOn: "ROOT" });
  const requires = { uses: {}, unmet: () => notApplicable("it has no channel") };
  expect(judged([failed, toyRequirement("A", { dependsOn: ["ROOT"], requires })]).A).toMatchObject({
    verdict: "not-applicable",
    finding: "it has no channel",
  });
});

test("a pass that has not looked is not testable; what depends on it has evidence of its own", () => {
  const unseen = toyRequirement("A", { passHasSeen: { what: "an answer", shows: () => false } });
  const { A, B } = judged([unseen, toyRequirement("B", { dependsOn: ["A"] })]);
  expect(A).toMatchObject({ verdict: "not-testable", unseen: true });
  expect(A?.finding).toContain("a pass must have seen an answer");
  expect(B?.verdict).toBe("pass");
});

test("only a pass must have looked: what is broken stays broken", () => {
  const passHasSeen = { what: "an answer", shows: () => false };
  expect(judged([toyRequirement("A", { passHasSeen, judge: () => broken("seen") })]).A).toMatchObject({
    verdict: "fail",
    finding: "seen",
  });
  expect(judged([toyRequirement("A", { passHasSeen: { ...passHasSeen, shows: () => true } })]).A?.verdict).toBe("pass");
});

test("an unseen pass whose sight another requirement reports does not apply where that one does not", () => {
  const told = { what: "an answer", toldBy: "INV-OK-01" as const, shows: () => false };
  const silent = toyRequirement("INV-OK-01", { judge: () => notApplicable("no sample request") });
  const { A } = judged([silent, toyRequirement("A", { passHasSeen: told })]);
  expect(A).toMatchObject({ verdict: "not-applicable", finding: "no sample request" });
  expect(A).not.toHaveProperty("unseen");
});

test("requirements that depend on each other in a circle are judged, not failed", () => {
  const { A, B } = judged([toyRequirement("A", { dependsOn: ["B"] }), toyRequirement("B", { dependsOn: ["A"] })]);
  expect([A?.verdict, B?.verdict]).toEqual(["pass", "pass"]);
});

test("a verdict has what its judge said, and nothing else", () => {
  expect(says(pass())).toEqual({
    id: "A",
    level: "MUST",
    section: "training",
    verdict: "pass",
    evidence: [],
    notes: [],
  });
  expect(says(broken("seen"))).not.toHaveProperty("fix");
  expect(says({ kind: "broken", finding: "seen", evidence: [], fix: "Do this." })).toMatchObject({ fix: "Do this." });
  expect(says(notTestable("never ready"))).not.toHaveProperty("needsData");
  expect(says(needsData("it wants other data"))).toMatchObject({ needsData: true });
  expect(says(notTestable("never ready"))).not.toHaveProperty("tooBusy");
  expect(says({ kind: "not-testable", reason: "busy", tooBusy: true })).toMatchObject({ tooBusy: true });
});

test("a judge is asked once, however many depend on it", () => {
  let asked = 0;
  const judge = (): Judgement => {
    asked += 1;
    return pass();
  };
  judged([
    toyRequirement("B", { dependsOn: ["A"] }),
    toyRequirement("C", { dependsOn: ["A"] }),
    toyRequirement("A", { judge }),
  ]);
  expect(asked).toBe(1);
});
