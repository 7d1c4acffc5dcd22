import type { Experiment } from "../experiment/experiment.ts";
import { readBy } from "../requirement/read-by.ts";
import { type Evidences, judgeAll } from "./judging.ts";
import type { Plan } from "./plan.ts";

/**
 * True for an experiment that could only explain why a dependency does not hold, where all of these dependencies hold by what is known:
 * then it decides nothing that was selected.
 */
export function needsNoExplanation(plan: Plan, { name }: Experiment<unknown>, evidences: Evidences): boolean {
  if (!plan.explaining.has(name)) return false;
  const verdicts = judgeAll(plan.judged, evidences);
  return plan.judged
    .filter((requirement) => readBy(requirement).some((experiment) => experiment.name === name))
    .every(({ id }) => ["pass", "warn", "not-applicable"].includes(verdicts.get(id)?.verdict ?? ""));
}
