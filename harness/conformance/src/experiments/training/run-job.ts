import type { TrainingJob, TrainingObservation, TrainingRequest } from "@byoa/platform";
import type { ExperimentContext } from "../../experiment/experiment.ts";

/** What an experiment does with a job while it runs. */
export interface JobConduct {
  /** The experiment's own limit, in milliseconds; the job is then stopped as `experiment-limit`. */
  readonly limitMs?: number;
  /** Called once the job runs; awaited together with the job's end. */
  readonly during?: (job: TrainingJob, ended: AbortSignal) => Promise<void>;
}

/**
 * Runs one job to its end, or until the limit is over, and gives its record.
 * @throws whatever the platform throws; never for the image's own faults.
 */
export async function runJob(
  context: ExperimentContext,
  request: TrainingRequest,
  conduct: JobConduct = {},
): Promise<TrainingObservation> {
  context.signal.throwIfAborted();
  await using job = await context.platform.startTrainingJob(request);
  const ended = new AbortController();
  const limitMs = conduct.limitMs ?? context.waits.trainingLimitMs;
  const limit = setTimeout(() => void job.stop("experiment-limit").catch(() => {}), limitMs);
  const aborted = rejectWhenAborted(context.signal, ended.signal);
  try {
    const during = conduct.during?.(job, ended.signal);
    const observation = await Promise.race([job.finished, aborted]);
    ended.abort();
    await during;
    return observation;
  } finally {
    clearTimeout(limit);
    ended.abort();
  }
}

function rejectWhenAborted(signal: AbortSignal, ended: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  signal.addEventListener("abort", () => reject(signal.reason), { once: true, signal: ended });
  return promise;
}
