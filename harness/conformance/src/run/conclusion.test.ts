import { expect, it } from "vitest";
import type { Verdict, VerdictKind } from "../report/report.ts";
import { conclude } from "./conclusion.ts";

const verdicts = (...kinds: VerdictKind[]): Verdict[] =>
  kinds.map((verdict) => ({ id: "A", level: "MUST", section: "image", verdict, evidence: [], notes: [] }));

it.each([
  { given: ["pass", "warn", "not-applicable"], strict: false, conclusion: "conformant" },
  { given: ["pass", "warn"], strict: true, conclusion: "not-conformant" },
  { given: ["pass", "fail", "error", "not-testable"], strict: false, conclusion: "not-conformant" },
  { given: ["pass", "error", "not-testable"], strict: false, conclusion: "error" },
  { given: ["pass", "not-testable"], strict: false, conclusion: "inconclusive" },
  { given: ["not-applicable"], strict: false, conclusion: "inconclusive" },
] as const)("$given (strict: $strict) is $conclusion", ({ given, strict, conclusion }) => {
  expect(conclude(verdicts(...given), strict)).toBe(conclusion);
});
