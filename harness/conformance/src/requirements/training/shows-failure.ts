import type { TrainingObservation } from "@byoa/platform";
import { firstHost } from "../../requirement/evidence-of-training.ts";

const TRACE =
  /^Traceback \(most recent call last\)|^\s+at .+[:(]\d+[:)\d]*\)?$|^Exception in thread|^panic:|^(?:Uncaught )?\w*(?:Error|Exception): /m;

/**
 * True when a job says that it failed, whatever its exit code: a failure file with content, or a trace in its log and no model.
 * A trace beside a model is an error that was overcome.
 */
export function showsFailure(job: TrainingObservation): boolean {
  const { failure, log, model } = firstHost(job);
  if (failure !== undefined && failure.sizeBytes > 0) return true;
  const hasModel = model.some(({ type }) => type === "file");
  return !hasModel && TRACE.test(log.map((line) => line.text).join("\n"));
}
