import { catalogue, type RequirementId, select } from "@byoa/conformance";

/** Their verdicts rest on seconds in which a container sleeps or sits out a limit: nothing is withheld from one that sleeps. */
const SLEEP: readonly RequirementId[] = [
  "HOST-PING-05",
  "HOST-PING-06",
  "INV-TIME-02",
  "STOP-01",
  "STOP-02",
  "TRAIN-EXIT-03",
  "TRAIN-SIG-01",
];

/**
 * True when one of these requirements measures time, or reads an experiment that does: its check must run beside no other, or its
 * verdict would be "the machine was too busy".
 */
export function restsOnTime(patterns: readonly string[]): boolean {
  return select(catalogue, { only: patterns }).some(({ id, timed, needs, uses }) => {
    const measures = Object.values({ ...needs, ...uses }).some(({ exclusive }) => exclusive === true);
    return measures || (timed !== undefined && !SLEEP.some((one) => one === id));
  });
}
