import { expect, it } from "vitest";
import { conclude } from "./conclusion.ts";
import type { Verdict, VerdictKind } from "./report.ts";

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

it("a SHOULD that could not be looked at leaves nothing open but in a strict run, a MUST always does", () => {
  const [warned] = verdicts("warn");
  if (warned === undefined) throw new Error("no verdict");
  const behind = { ...warned, id: "B", verdict: "not-testable", dependsOn: "A", level: "SHOULD" } as const;
  const passed = { ...warned, verdict: "pass" } as const;
  expect(conclude([warned, behind], false)).toBe("conformant");
  expect(conclude([passed, behind], false)).toBe("conformant");
  expect(conclude([passed, behind], true)).toBe("inconclusive");
  expect(conclude([passed, { ...behind, tooBusy: true }], false)).toBe("inconclusive");
  expect(conclude([warned, { ...behind, level: "MUST" }], false)).toBe("inconclusive");
});
