import type { Outcome } from "../experiment/experiment.ts";
import type { Verdict } from "../report/report.ts";
import { readBy } from "../requirement/read-by.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { type Evidences, judgeAll } from "./judging.ts";
import { type Plan, topological, withDependencies } from "./plan.ts";

/** Tells each verdict as soon as everything that it rests on is known, and the others at the end. */
export function earlyVerdicts(plan: Plan, evidences: Omit<Evidences, "outcomes">, tell: (verdict: Verdict) => void) {
  const rests = new Map(plan.selected.map((requirement) => [requirement.id, restsOn(plan.judged, requirement)]));
  const told = new Set<string>();
  return {
    /** To be called with the outcomes so far. */
    after(outcomes: ReadonlyMap<string, Outcome>): void {
      const known = [...rests].filter(([, names]) => names.every((name) => outcomes.has(name))).map(([id]) => id);
      if (known.length === 0) return;
      const verdicts = judgeAll(plan.judged, { ...evidences, outcomes });
      for (const id of known) {
        const verdict = verdicts.get(id);
        // What is not testable may stand behind something that is not known yet: it waits for the end.
        if (verdict === undefined || verdict.verdict === "not-testable") continue;
        rests.delete(id);
        told.add(id);
        tell(verdict);
      }
    },
    /** Tells those that were not told. */
    atTheEnd(verdicts: readonly Verdict[]): void {
      for (const verdict of verdicts) if (!told.has(verdict.id)) tell(verdict);
    },
  };
}

function restsOn(judged: readonly Requirement[], requirement: Requirement): string[] {
  return topological(withDependencies(judged, [requirement]).flatMap(readBy)).map(({ name }) => name);
}
