import type { Suspicion } from "@byoa/platform";
import type { Outcome } from "../experiment/experiment.ts";
import type { Verdict } from "../report/report.ts";
import { readBy } from "../requirement/read-by.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { type Evidences, judgeAll } from "./judging.ts";
import { type Plan, topological, withDependencies } from "./plan.ts";
import { suspectedVerdict } from "./suspected-verdict.ts";

interface Listeners {
  /** A MUST does not hold, as far as is known: what is still to come may revise it. Once for each requirement, at the first moment. */
  readonly onFinding: (verdict: Verdict) => void;
  /** A verdict is final. */
  readonly onVerdict: (verdict: Verdict) => void;
}

/** Passes each verdict on as soon as everything that it rests on is known, and the others at the end; findings before that. */
export function earlyVerdicts(
  plan: Plan,
  evidences: Omit<Evidences, "outcomes">,
  { onFinding, onVerdict: tell }: Listeners,
) {
  const rests = new Map(plan.selected.map((requirement) => [requirement.id, restsOn(plan.judged, requirement)]));
  const told = new Set<string>();
  const found = new Set<string>();
  const selected = new Set(plan.selected.map(({ id }) => id));
  return {
    /** To be called with the outcomes so far. */
    after(outcomes: ReadonlyMap<string, Outcome>): void {
      const known = [...rests].filter(([, names]) => names.every((name) => outcomes.has(name))).map(([id]) => id);
      const verdicts = judgeAll(plan.judged, { ...evidences, outcomes });
      for (const verdict of verdicts.values()) {
        if (verdict.verdict !== "fail" || verdict.causedBy !== undefined) continue;
        if (!selected.has(verdict.id) || found.has(verdict.id)) continue;
        found.add(verdict.id);
        onFinding(verdict);
      }
      for (const id of known) {
        const verdict = verdicts.get(id);
        // What is not testable may stand behind something that is not known yet: it waits for the end.
        if (verdict === undefined || verdict.verdict === "not-testable") continue;
        rests.delete(id);
        told.add(id);
        tell(verdict);
      }
    },
    /** A server looks wrong while it is waited for: shown as a finding, which its verdict confirms or revises. */
    suspect(suspicion: Suspicion): void {
      const verdict = suspectedVerdict(suspicion);
      if (!selected.has(verdict.id) || found.has(verdict.id)) return;
      found.add(verdict.id);
      onFinding(verdict);
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
