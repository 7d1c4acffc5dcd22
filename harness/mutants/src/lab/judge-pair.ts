import type { Verdict } from "@byoa/conformance";
import { MUTANT_FILE } from "./own-mutant.ts";
import { REQUIREMENT_FILE } from "./own-requirement.ts";

/** What came of a pair: whether it holds, and in lines for people why. */
export interface PairResult {
  readonly held: boolean;
  readonly lines: readonly string[];
}

/** The requirement's verdicts of both programs. */
export interface PairVerdicts {
  readonly id: string;
  readonly reason: RegExp;
  readonly original: Verdict | undefined;
  readonly mutant: Verdict | undefined;
}

/** A pair holds when its requirement passes on the program and kills the mutant, for the reason that was announced. Pure. */
export function judgePair({ id, reason, original, mutant }: PairVerdicts): PairResult {
  const fault = ofOriginal(id, original) ?? ofMutant(id, reason, mutant);
  if (fault !== undefined) return { held: false, lines: [fault] };
  return {
    held: true,
    lines: [`${id} holds on the program.`, `${id} kills the mutant: ${mutant?.finding ?? ""}`.trimEnd()],
  };
}

function ofOriginal(id: string, verdict: Verdict | undefined): string | undefined {
  const { finding = "" } = verdict ?? {};
  switch (verdict?.verdict) {
    case "pass":
      return undefined;
    case "fail":
    case "warn":
      return `${id} kills the program itself, which does nothing wrong: ${finding}. Its judge sees too much: ${REQUIREMENT_FILE}.`;
    case "error":
      return `${finding}. It was given the program as it is: ${REQUIREMENT_FILE}.`;
    case "not-applicable":
    case "not-testable":
      return `${id} says nothing of the program (${verdict.verdict}: ${finding}). It must pass there: ${REQUIREMENT_FILE}.`;
    case undefined:
      return `${id} was not judged on the program. Look at its needs and its dependsOn: ${REQUIREMENT_FILE}.`;
  }
}

function ofMutant(id: string, reason: RegExp, verdict: Verdict | undefined): string | undefined {
  const { finding = "" } = verdict ?? {};
  switch (verdict?.verdict) {
    case "fail":
    case "warn": {
      if (reason.test(said(verdict))) return undefined;
      return `${id} kills the mutant, but not for the announced reason ${reason}: it says "${finding}". Mend the one or the other: ${MUTANT_FILE}.`;
    }
    case "pass":
      return `the mutant survives: ${id} holds on it as on the program. Either the judge does not look where the fault shows (${REQUIREMENT_FILE}), or the fault changes nothing (${MUTANT_FILE}).`;
    case "error":
      return `${finding}. It was given the mutant: ${REQUIREMENT_FILE}.`;
    case "not-applicable":
    case "not-testable":
      return `${id} cannot look at the mutant (${verdict.verdict}: ${finding}). A mutant is broken in one way and works otherwise: ${MUTANT_FILE}.`;
    case undefined:
      return `${id} was not judged on the mutant. Look at its needs and its dependsOn: ${REQUIREMENT_FILE}.`;
  }
}

const said = ({ finding = "", evidence }: Verdict): string =>
  [finding, ...evidence.map(({ label, text }) => `${label}: ${text}`)].join("\n");
