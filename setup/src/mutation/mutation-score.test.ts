import { expect, test } from "vitest";
import { mutationScore, scoreLines } from "./mutation-score.ts";

const mutant = (status: "Killed" | "Timeout" | "Survived" | "NoCoverage" | "Ignored" | "CompileError", line = 1) => ({
  status,
  fileName: "a.ts",
  location: { start: { line, column: 1 }, end: { line, column: 2 } },
  replacement: "x\n  > 1",
});

test("a mutant is killed by a failing test or by a timeout; those that never ran do not count", () => {
  const score = mutationScore([
    mutant("Killed"),
    mutant("Timeout"),
    mutant("Survived"),
    mutant("Ignored"),
    mutant("CompileError"),
  ]);
  expect(score).toMatchObject({ killed: 2, counted: 3, percent: 66.6 });
});

test("survivors come in the order of their lines, and those that no test runs say so", () => {
  const score = mutationScore([mutant("NoCoverage", 12), mutant("Survived", 3), mutant("Killed", 1)]);
  expect(scoreLines("readiness", 80, score)).toEqual([
    "readiness: 33.3 % of 3 mutants killed (80 % NOT reached)",
    "  a.ts:3  x > 1",
    "  a.ts:12  x > 1  (no test runs it)",
  ]);
});

test("a threshold is not reached by rounding", () => {
  const killed = Array.from({ length: 7_999 }, () => mutant("Killed"));
  const alive = Array.from({ length: 2_001 }, () => mutant("Survived"));
  expect(mutationScore([...killed, ...alive]).percent).toBe(79.9);
  expect(scoreLines("all", 80, mutationScore(killed))).toEqual(["all: 100 % of 7999 mutants killed (80 % reached)"]);
});
