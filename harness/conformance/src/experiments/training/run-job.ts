import type { TrainingJob, TrainingObservation, TrainingRequest } from "@byoa/platform";
import type { ExperimentContext } from "../../experiment/experiment.ts";
import { type Lingering, type RestLimits, watchForLingering } from "./lingering.ts";

/** What an experiment does with a job while it runs. */
export interface JobConduct {
  /** The experiment's own limit, in milliseconds; the job is then stopped as `experiment-limit`. */
  readonly limitMs?: number;
  /** How long the job may rest before it is stopped, in milliseconds. Default: the run's. */
  readonly lingerMs?: number;
  /** The job on the sample, where this one follows it: without a model it may rest for as long as that one took, and a little longer. */
  readonly after?: TrainingObservation | undefined;
  /** Called once the job runs; awaited together with the job's end. What it throws is the experiment's error at once. */
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
  { limitMs = context.waits.trainingLimitMs, lingerMs = context.waits.lingerMs, after, during }: JobConduct = {},
): Promise<JobObservation> {
  context.signal.throwIfAborted();
  await using job = await context.platform.startTrainingJob(request);
  const ended = new AbortController();
  const { clock } = context.platform;
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  const rests: RestLimits = {
    lingerMs,
    emptyHandedMs: after === undefined ? undefined : 2 * lingerMs + after.durationMs,
    onRest: (restMs) =>
      context.progress(`quiet and idle for ${inSeconds(restMs)}; it has ${inSeconds(limitMs)} in all (--timeout)`),
  };
  const atLimit = async () => {
    await clock.pause(limitMs, ended.signal);
    if (!ended.signal.aborted) await job.stop("experiment-limit");
  };
  const whenIdle = async () => {
    const lingered = await watchForLingering(job, rests, ended.signal, clock);
    if (lingered !== undefined) await job.stop("experiment-limit");
    return lingered;
  };
  try {
    atLimit().catch(failed.reject);
    const lingering = whenIdle();
    lingering.catch(failed.reject);
    const conducted = during?.(job, ended.signal);
    conducted?.catch(failed.reject);
    const observation = await Promise.race([
      job.finished,
      failed.promise,
      rejectWhenAborted(context.signal, ended.signal),
    ]);
    ended.abort();
    await conducted;
    const lingered = await lingering;
    return lingered === undefined ? observation : { ...observation, lingered };
  } finally {
    ended.abort();
  }
}

const inSeconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;

function rejectWhenAborted(signal: AbortSignal, ended: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  // It may have come while the job was started.
  if (signal.aborted) reject(signal.reason);
  signal.addEventListener("abort", () => reject(signal.reason), { once: true, signal: ended });
  return promise;
}
