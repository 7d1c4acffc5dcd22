import type { TrainingJob, TrainingObservation, TrainingRequest } from "@byoa/platform";
import type { ExperimentContext } from "../../experiment/experiment.ts";
import { type Lingering, watchForLingering } from "./lingering.ts";

/** What an experiment does with a job while it runs. */
export interface JobConduct {
  /** The experiment's own limit, in milliseconds; the job is then stopped as `experiment-limit`. */
  readonly limitMs?: number;
  /** Called once the job runs; awaited together with the job's end. */
  readonly during?: (job: TrainingJob, ended: AbortSignal) => Promise<void>;
}

/** A job's record; `lingered`: it was stopped because it was done and did not end. */
export interface JobObservation extends TrainingObservation {
  readonly lingered?: Lingering;
}

/**
 * Runs one job to its end, until the limit is over or until it is done and does not end, and gives its record.
 * @throws whatever the platform throws; never for the image's own faults.
 */
export async function runJob(
  context: ExperimentContext,
  request: TrainingRequest,
  { limitMs = context.waits.trainingLimitMs, during }: JobConduct = {},
): Promise<JobObservation> {
  context.signal.throwIfAborted();
  await using job = await context.platform.startTrainingJob(request);
  const ended = new AbortController();
  const { clock } = context.platform;
  const limit = clock
    .pause(limitMs, ended.signal)
    .then(() => (ended.signal.aborted ? undefined : job.stop("experiment-limit")));
  limit.catch(() => {});
  const lingering = watchForLingering(job, context.waits.lingerMs, ended.signal, clock).then(async (lingered) => {
    if (lingered !== undefined) await job.stop("experiment-limit");
    return lingered;
  });
  try {
    const conduct = during?.(job, ended.signal);
    const observation = await Promise.race([job.finished, rejectWhenAborted(context.signal, ended.signal)]);
    ended.abort();
    await conduct;
    const lingered = await lingering;
    return lingered === undefined ? observation : { ...observation, lingered };
  } finally {
    ended.abort();
  }
}

function rejectWhenAborted(signal: AbortSignal, ended: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  signal.addEventListener("abort", () => reject(signal.reason), { once: true, signal: ended });
  return promise;
}
