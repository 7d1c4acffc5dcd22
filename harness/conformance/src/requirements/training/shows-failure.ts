import type { LogLine, TrainingObservation } from "@byoa/platform";
import type { ProvokedJob } from "../../experiments/training/train-provoked.ts";
import { firstHost } from "../../requirement/evidence-of-training.ts";

const TRACE =
  /^Traceback \(most recent call last\)|^\s+at .+[:(]\d+[:)\d]*\)?$|^Exception in thread|^panic:|^(?:Uncaught )?\w*(?:Error|Exception): /m;

/**
 * True when a job says that it failed, whatever its exit code: a failure file with content, or a trace in its log and no model.
 * A trace beside a model is an error that was overcome.
 */
export function showsFailure(job: TrainingObservation): boolean {
  const { failure, log } = firstHost(job);
  if (failure !== undefined && failure.sizeBytes > 0) return true;
  return !leftModel(job) && printsTrace(log);
}

/** True when there is a file below /opt/ml/model. */
export function leftModel(job: TrainingObservation): boolean {
  return firstHost(job).model.some(({ type }) => type === "file");
}

/**
 * The same of a job that cannot have learned: its data are garbage, or a required channel is missing. A trace shows the failure there,
 * whatever lies in the model folder. Without any channel a program may have data of its own.
 */
export function showsFailureOf({ provocation, job }: ProvokedJob): boolean {
  const cannotLearn = provocation.kind === "corrupt-data" || provocation.kind === "missing-channel";
  return showsFailure(job) || (cannotLearn && printsTrace(firstHost(job).log));
}

const printsTrace = (log: readonly LogLine[]): boolean => TRACE.test(log.map(({ text }) => text).join("\n"));
