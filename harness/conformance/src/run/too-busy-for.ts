import type { Experiment } from "../experiment/experiment.ts";
import { readBy } from "../requirement/read-by.ts";
import { type Evidences, judgeAll } from "./judging.ts";
import type { Plan } from "./plan.ts";

/**
 * True when the machine was too busy for a verdict that this experiment's record tells. Only what is known so far counts: a requirement
 * that reads an experiment which is still to come says nothing yet.
 */
export function tooBusyFor(plan: Plan, { name }: Experiment<unknown>, evidences: Evidences): boolean {
  if (evidences.outcomes.get(name)?.kind !== "observed") return false;
  const verdicts = judgeAll(plan.judged, evidences);
  return plan.judged.some((requirement) => {
    const read = readBy(requirement).map((experiment) => experiment.name);
    const isKnown = read.includes(name) && read.every((one) => evidences.outcomes.has(one));
    return isKnown && verdicts.get(requirement.id)?.tooBusy === true;
  });
}
