import { type StoppedObservation, tellingAttempt } from "../../experiments/training/train-stopped.ts";
import type { Judgement } from "../../requirement/judgement.ts";
import { lifeSpans, stopSpans, type TimedSpan } from "../../requirement/machine-time.ts";
import { shownBeforeSignal } from "../sights/work.ts";

/**
 * What a verdict on the end after SIGTERM rests on. A pass: on no time, what it must have seen is true on any machine. A fault of a job
 * that had shown itself before the signal: the grace time, where it was killed after it; one that ended by itself had all the time that
 * it wanted. All else: the life of the job that tells, or of all that were too fast. The start of a job beside others of the same check
 * always waits; that says nothing of its end.
 */
export function endSpans(stopped: StoppedObservation, verdict: Judgement["kind"]): TimedSpan[] {
  if (verdict === "pass") return [];
  const telling = tellingAttempt(stopped);
  // What was looked at in slow motion from its start to its end rests on no time.
  if (verdict === "broken" && telling === undefined) return [];
  return verdict === "broken" && telling !== undefined && shownBeforeSignal(telling)
    ? telling.job.hosts.filter(({ stop }) => stop?.killed === true).flatMap(stopSpans)
    : tellingLife(stopped);
}

/** The life of the job that tells, or of all that were too fast. */
export function tellingLife(stopped: StoppedObservation): TimedSpan[] {
  const telling = tellingAttempt(stopped);
  return (telling === undefined ? stopped.attempts : [telling]).flatMap(({ job }) => lifeSpans(job));
}
