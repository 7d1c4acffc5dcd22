import { type Clock, checkpointFiles, type TrainingJob } from "@byoa/platform";
import { type ExperimentContext, experiment } from "../../experiment/experiment.ts";
import { type NotRun, notPossible, outOfScope } from "../../experiment/not-run.ts";
import type { Profile } from "../../profile/profile.ts";
import { type Lengthening, lastedMs, lengthened } from "./lengthening.ts";
import { ordinaryHyperparameters, trainingRequest } from "./request.ts";
import { type JobObservation, runJob } from "./run-job.ts";
import { countSteps, stepsIn } from "./steps.ts";
import { NOT_TRAINED, networkFor, type SampleObservation, succeeded, trainOnSample } from "./train-on-sample.ts";

/** One try to interrupt a job that has a checkpoint folder. */
export interface InterruptedAttempt {
  readonly lengthening: Lengthening;
  readonly job: JobObservation;
}

/** A job that was interrupted, and the one that was started anew with what it had left. */
export interface InterruptedObservation {
  readonly kind: "interrupted";
  /** Of which the last is the one that counts; those before had come to their end too soon. */
  readonly attempts: readonly InterruptedAttempt[];
  /** Undefined: no attempt was interrupted with a checkpoint there. It is stopped as soon as it has made some steps. */
  readonly resumed?: JobObservation;
}

/** With fewer steps behind it a job that begins anew could not be told from one that goes on. */
export const STEPS_BEFORE = 3;
/** The first step of the job that was started anew tells; the second shows that the first was no slip. */
const STEPS_AFTER = 2;
const LOOK_EVERY_MS = 50;
/** Longest that a short job is waited for: in this time it has left a checkpoint, or it leaves none. */
const SHORT_JOB_MS = 5_000;
/** A job that is started anew may take this many times as long as the one before, and in any case half a minute. */
const PATIENCE = 5;
const LEAST_PATIENCE_MS = 30_000;

/**
 * A job is interrupted as spot capacity is taken back (SIGTERM, the grace time, SIGKILL) as soon as a checkpoint and some steps were
 * seen, and is started anew in a new container, with the same request and the files that were copied to the stand-in of S3.
 */
export const trainInterrupted = experiment({
  name: "train-interrupted",
  title: "interrupt a training job and restart it from its checkpoints",
  role: "train",
  needs: { sample: trainOnSample },
  containers: 2,
  sampleTimes: (profile) => (claimsCheckpoints(profile) ? 1 : 0),
  async run(context, { sample }): Promise<InterruptedObservation | NotRun> {
    if (!claimsCheckpoints(context.profile)) return outOfScope("checkpoints are not among the declared capabilities");
    if (!succeeded(sample)) return notPossible(NOT_TRAINED);
    const attempts: InterruptedAttempt[] = [];
    for (const lengthening of LENGTHENINGS) {
      const job = await interrupt(context, sample, lengthening, attempts.length + 1);
      if (job === undefined) continue;
      attempts.push({ lengthening, job });
      // Whoever ran through and left nothing is no clearer with more rows.
      if (wasInterrupted(job) || hasFailed(job) || !leftCheckpoint(job)) break;
    }
    const last = attempts.at(-1);
    if (last === undefined || !wasInterrupted(last.job) || !leftCheckpoint(last.job)) {
      return { kind: "interrupted", attempts };
    }
    context.progress("restarted with its checkpoints");
    return { kind: "interrupted", attempts, resumed: await startAnew(context, sample, last) };
  },
});

const LENGTHENINGS: readonly Lengthening[] = [{ kind: "as-it-is" }, { kind: "bigger-channel", factor: 32 }];

/** Checkpoints are looked at where they are declared: in the list of capabilities, or by their own section when there is no list. */
export function claimsCheckpoints({ capabilities, checkpoints }: Profile): boolean {
  return capabilities === undefined ? checkpoints !== undefined : capabilities.has("checkpoints");
}

/** SIGTERM reached it while it ran. */
export function wasInterrupted(job: JobObservation): boolean {
  return job.hosts.some(({ stop }) => stop?.because === "stop-requested");
}

/** It ended by itself, and not well. */
export function hasFailed(job: JobObservation): boolean {
  return job.hosts.some(({ exit, stop }) => stop === undefined && exit.code !== 0);
}

/** Something with content lay in its checkpoint folder at its end. */
export function leftCheckpoint(job: JobObservation): boolean {
  return job.hosts.some(({ checkpoints }) =>
    checkpoints?.some(({ type, sizeBytes }) => type === "file" && sizeBytes > 0),
  );
}

async function interrupt(
  context: ExperimentContext,
  sample: SampleObservation,
  lengthening: Lengthening,
  number: number,
): Promise<JobObservation | undefined> {
  const channels = await lengthened(context.profile, lengthening);
  if (channels === undefined) return undefined;
  const request = trainingRequest(context, `train-interrupted-${number}`, {
    ...longJob(context.profile, sample),
    channels,
    checkpoints: [],
    stopGraceMs: context.waits.trainingStopGraceMs,
  });
  return runJob(context, request, {
    after: sample,
    async during(running, ended) {
      await untilItCanGoOn(running, context, patienceMs(context.profile, sample, lengthening), ended);
      if (!ended.aborted) await running.stop("stop-requested");
    },
  });
}

async function startAnew(
  context: ExperimentContext,
  sample: SampleObservation,
  { lengthening, job }: InterruptedAttempt,
): Promise<JobObservation> {
  const request = trainingRequest(context, "train-resumed", {
    ...longJob(context.profile, sample),
    channels: (await lengthened(context.profile, lengthening)) ?? [],
    checkpoints: await checkpointFiles(job.artifacts.checkpoints?.folder ?? ""),
  });
  const step = context.profile.checkpoints?.step;
  // Where no step was told before, none is waited for: then only a failure can show.
  const tells = step !== undefined && job.hosts.some(({ log }) => countSteps(stepsIn(log, step)) >= STEPS_AFTER);
  const waitMs = tells ? Math.max(LEAST_PATIENCE_MS, PATIENCE * lastedMs(job)) : Math.max(SHORT_JOB_MS, lastedMs(job));
  const limitMs = Math.min(context.waits.trainingLimitMs, waitMs);
  return runJob(context, request, {
    after: sample,
    limitMs,
    async during(running, ended) {
      const enough = () => step !== undefined && countSteps(stepsIn(running.log, step)) >= STEPS_AFTER;
      await until(enough, limitMs, ended, context.platform.clock);
      // What was seen needs no more time: only a wait that ended without it rests on a limit of ours.
      if (!ended.aborted) await running.stop(enough() ? "stop-requested" : "experiment-limit");
    },
  });
}

/** The same for both jobs: a training that goes on goes on with the same request. */
function longJob(profile: Profile, sample: SampleObservation) {
  return {
    network: networkFor({ sample }),
    hyperparameters: { ...ordinaryHyperparameters(profile, false), ...profile.checkpoints?.hyperparameters },
  };
}

/** Longest that a checkpoint is waited for. A long job whose length nobody changed is interrupted in good time before its end. */
function patienceMs({ checkpoints }: Profile, sample: SampleObservation, lengthening: Lengthening): number {
  const wholeMs = lastedMs(sample);
  if (lengthening.kind === "bigger-channel") return Math.max(SHORT_JOB_MS, 0.5 * lengthening.factor * wholeMs);
  const asLongAsTheSample = Object.keys(checkpoints?.hyperparameters ?? {}).length === 0 && wholeMs > SHORT_JOB_MS;
  return asLongAsTheSample ? 0.8 * wholeMs : Math.max(SHORT_JOB_MS, 2 * wholeMs);
}

/** Until a checkpoint was copied and some steps were told. */
async function untilItCanGoOn(
  job: TrainingJob,
  { profile: { checkpoints }, platform }: ExperimentContext,
  patience: number,
  ended: AbortSignal,
): Promise<void> {
  const step = checkpoints?.step;
  const far = () => step === undefined || countSteps(stepsIn(job.log, step)) >= STEPS_BEFORE;
  await until(() => job.checkpointsSeen.length > 0 && far(), patience, ended, platform.clock);
}

async function until(isSo: () => boolean, patience: number, ended: AbortSignal, clock: Clock): Promise<void> {
  const latest = clock.nowMs() + patience;
  while (!ended.aborted && !isSo() && clock.nowMs() < latest) await clock.pause(LOOK_EVERY_MS, ended);
}
