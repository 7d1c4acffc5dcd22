import type { CheckEvent } from "@byoa/conformance";
import picocolors from "picocolors";
import { expect, test } from "vitest";
import { findingLines } from "./finding-lines.ts";

type Verdict = Extract<CheckEvent, { kind: "verdict" }>["verdict"];
const verdict = (changes: Partial<Verdict>): Verdict => ({
  id: "TRAIN-EXIT-01",
  level: "MUST",
  section: "training",
  verdict: "fail",
  finding: "exit code 1",
  evidence: [],
  notes: [],
  ...changes,
});

test("a failure is a line as soon as it is known, and only once", () => {
  const lines = findingLines(picocolors.createColors(false));
  expect(lines({ kind: "finding", verdict: verdict({}) })).toEqual(["✗ TRAIN-EXIT-01  exit code 1"]);
  expect(lines({ kind: "verdict", verdict: verdict({}) })).toEqual([]);
});

test("what the rest of the run revises is said", () => {
  const lines = findingLines(picocolors.createColors(false));
  lines({ kind: "finding", verdict: verdict({}) });
  const revised = verdict({ verdict: "not-applicable", finding: "it serves only" });
  expect(lines({ kind: "verdict", verdict: revised })).toEqual([
    "– TRAIN-EXIT-01  revised: not applicable: it serves only",
  ]);
});

test("passes, warnings and what follows from another finding are no lines", () => {
  const lines = findingLines(picocolors.createColors(false));
  for (const changes of [{ verdict: "pass" }, { verdict: "warn" }, { causedBy: "IMG-EXEC-06" }] as const)
    expect(lines({ kind: "verdict", verdict: verdict(changes) })).toEqual([]);
});
