import {
  requestedStop,
  type StopAttempt,
  type StoppedObservation,
  tellingAttempt,
} from "../../experiments/training/train-stopped.ts";
import type { Judgement } from "../../requirement/judgement.ts";
import { lifeSpans, type TimedSpan } from "../../requirement/machine-time.ts";

/**
 * What a verdict on stopped jobs rests on: the life of the job that tells, else of all that were too fast. A pass whose job shows by itself
 * that it heard the signal rests on no time.
 */
export function stoppedSpans(stopped: StoppedObservation, verdict: Judgement["kind"]): TimedSpan[] {
  const telling = tellingAttempt(stopped);
  if (telling === undefined) return stopped.attempts.flatMap(({ job }) => lifeSpans(job));
  return verdict === "pass" && showsThatItHeard(telling) ? [] : lifeSpans(telling.job);
}

/** It could not have come to its end by itself, or did not: a job that ends with 0 may have, just then. */
function showsThatItHeard(attempt: StopAttempt): boolean {
  if (requestedStop(attempt) === undefined) return false;
  return attempt.lengthening.kind === "pipe-held" || attempt.job.hosts.some(({ exit }) => exit.code !== 0);
}
