import type { Verdict } from "@byoa/conformance";
import { describe, expect, it } from "vitest";
import { judgePair } from "./judge-pair.ts";

const verdict = (kind: Verdict["verdict"], finding?: string): Verdict => ({
  id: "MY-ROWS-01",
  level: "SHOULD",
  section: "serving",
  verdict: kind,
  evidence: kind === "warn" ? [{ label: "answer", text: "0" }] : [],
  notes: [],
  ...(finding === undefined ? {} : { finding }),
});

const judged = (original: Verdict | undefined, mutant: Verdict | undefined, reason = /1 line for 2 rows/) =>
  judgePair({ id: "MY-ROWS-01", reason, original, mutant });

const killed = verdict("warn", "1 line for 2 rows");

describe("a pair", () => {
  it("holds when the program passes and the mutant is killed for the announced reason", () => {
    const lines = ["MY-ROWS-01 holds on the program.", "MY-ROWS-01 kills the mutant: 1 line for 2 rows"];
    expect(judged(verdict("pass"), killed)).toEqual({ held: true, lines });
    expect(judged(verdict("pass"), verdict("fail", "1 line for 2 rows"))).toEqual({ held: true, lines });
  });

  it("may announce what stands in the evidence", () => {
    expect(judged(verdict("pass"), killed, /^answer: 0$/m).held).toBe(true);
  });

  it.each([
    [
      "kills the original too",
      killed,
      killed,
      "MY-ROWS-01 kills the program itself, which does nothing wrong: 1 line for 2 rows. Its judge sees too much: requirement.mjs.",
    ],
    [
      "does not apply to the original",
      verdict("not-applicable", "no rows"),
      killed,
      "MY-ROWS-01 says nothing of the program (not-applicable: no rows). It must pass there: requirement.mjs.",
    ],
    [
      "has a judge that throws",
      verdict("error", "the judge of MY-ROWS-01 failed: x is not defined"),
      undefined,
      "the judge of MY-ROWS-01 failed: x is not defined. It was given the program as it is: requirement.mjs.",
    ],
    [
      "does not kill the mutant",
      verdict("pass"),
      verdict("pass"),
      "the mutant survives: MY-ROWS-01 holds on it as on the program. Either the judge does not look where the fault shows (requirement.mjs), or the fault changes nothing (mutant.mjs).",
    ],
    [
      "kills it for another reason",
      verdict("pass"),
      verdict("fail", "no answer"),
      'MY-ROWS-01 kills the mutant, but not for the announced reason /1 line for 2 rows/: it says "no answer". Mend the one or the other: mutant.mjs.',
    ],
    [
      "cannot look at the mutant",
      verdict("pass"),
      verdict("not-testable", "blocked by INV-OK-01"),
      "MY-ROWS-01 cannot look at the mutant (not-testable: blocked by INV-OK-01). A mutant is broken in one way and works otherwise: mutant.mjs.",
    ],
    [
      "has a judge that throws at the mutant",
      verdict("pass"),
      verdict("error", "the judge of MY-ROWS-01 failed: no such key"),
      "the judge of MY-ROWS-01 failed: no such key. It was given the mutant: requirement.mjs.",
    ],
    [
      "was not judged on the mutant",
      verdict("pass"),
      undefined,
      "MY-ROWS-01 was not judged on the mutant. Look at its needs and its dependsOn: requirement.mjs.",
    ],
    [
      "was not judged at all",
      undefined,
      undefined,
      "MY-ROWS-01 was not judged on the program. Look at its needs and its dependsOn: requirement.mjs.",
    ],
  ])("does not hold when it %s", (_what, original, mutant, line) => {
    expect(judged(original, mutant)).toEqual({ held: false, lines: [line] });
  });
});
