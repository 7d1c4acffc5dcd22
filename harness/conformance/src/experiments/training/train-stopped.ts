import { awaitedLater, type Clock, type MainProcess, type StopObservation, type TrainingJob } from "@byoa/platform";
import { type ExperimentContext, experiment } from "../../experiment/experiment.ts";
import { type NotRun, notPossible } from "../../experiment/not-run.ts";
import { deafAtWork, keepLooking, linesIn, type WorkLook } from "./deaf-at-work.ts";
import { type Lengthening, lastedMs, lengthened } from "./lengthening.ts";
import { trainingRequest } from "./request.ts";
import { type JobObservation, runJob } from "./run-job.ts";
import { ordinaryProcessorMs, type SlowSight, slowShare, untilSlowMiddle } from "./slow-motion.ts";
import { NOT_TRAINED, networkFor, type SampleObservation, succeeded, trainOnSample } from "./train-on-sample.ts";

export interface StopAttempt {
  readonly lengthening: Lengthening;
  readonly job: JobObservation;
  /** Present when it ran in slow motion. */
  readonly slow?: SlowSight;
  /** Process 1 where it had no handler for SIGTERM while the job worked; absent: it had one, or that was not seen. */
  readonly deaf?: MainProcess;
}

/** Jobs that were to be stopped in their middle, until one was. */
export interface StoppedObservation {
  readonly kind: "stopped";
  readonly attempts: readonly StopAttempt[];
}

/** Below this a job needs lengthening to have a middle. */
const LONG_JOB_MS = 4_000;
/** What ends sooner after SIGTERM has heard it; what takes longer may have, or may have come to its end. */
export const PROMPT_MS = 1_000;
/** How often a job is looked at, while an ordinary run lasts. */
const LOOKS = 20;
const LEAST_LOOK_MS = 25;
/** After the sample's whole time a job is surely past its start. */
const MARGIN_MS = 300;

/** A job that gets SIGTERM while it trains. */
export const trainStopped = experiment({
  name: "train-stopped",
  title: "stop a running training job",
  role: "train",
  needs: { sample: trainOnSample },
  containers: 1,
  sampleTimes: () => 0.6,
  async run(context, { sample }): Promise<StoppedObservation | NotRun> {
    if (!succeeded(sample)) return notPossible(NOT_TRAINED);
    const attempts: StopAttempt[] = [];
    let ordinaryMs = ordinaryProcessorMs(sample);
    const plan = lengthenings(context, sample, ordinaryMs);
    for (let lengthening = plan.shift(); lengthening !== undefined; lengthening = plan.shift()) {
      const channels = await lengthened(context.profile, lengthening);
      if (channels === undefined) continue;
      const slowly =
        lengthening.kind === "slow-motion" && ordinaryMs !== undefined
          ? { share: lengthening.share, ordinaryMs }
          : undefined;
      const request = trainingRequest(context, `train-stopped-${attempts.length + 1}`, {
        network: networkFor({ sample }),
        channels,
        smoke: false,
        slowMotion: slowly?.share,
        stopGraceMs: context.waits.trainingStopGraceMs,
      });
      let slow: SlowSight | undefined;
      const looks: WorkLook[] = [];
      const patience = 1 + 2 * attempts.filter(diedUnheard).length;
      const job = await runJob(context, request, {
        after: sample,
        async during(running, ended) {
          const { clock } = context.platform;
          if (slowly !== undefined) {
            slow = await untilSlowMiddle(running, looks, slowly.ordinaryMs, ended, clock);
            if (!slow.inMiddle) return;
          } else {
            const done = new AbortController();
            const hears = new AbortController();
            const everyMs = Math.max(LEAST_LOOK_MS, lastedMs(sample) / LOOKS);
            const onHears = () => hears.abort();
            const looking = awaitedLater(
              keepLooking(running, looks, { everyMs, onHears }, AbortSignal.any([ended, done.signal]), clock),
            );
            // What hears is at work; what must save is to have something to save.
            const over = mustSave(context) ? ended : AbortSignal.any([ended, hears.signal]);
            await untilItsMiddle(running, sample, patience, over, clock);
            done.abort();
            await looking;
          }
          if (!ended.aborted) await running.stop("stop-requested");
        },
      });
      const deaf = deafAtWork(looks, linesIn(job.hosts[0]?.log ?? []));
      const attempt: StopAttempt = {
        lengthening,
        job,
        ...(slow === undefined ? {} : { slow }),
        ...(deaf === undefined ? {} : { deaf }),
      };
      attempts.push(attempt);
      if (isClear(context, attempt, sample)) break;
      if (lengthening.kind === "slow-motion") {
        // It was done before its middle: it has shown how much it works, and gets one more try.
        const isFirst = attempts.filter((one) => one.lengthening.kind === "slow-motion").length === 1;
        const mayShowMore = slow?.inMiddle === false && deaf === undefined;
        if (isFirst && mayShowMore) {
          ordinaryMs = attempt.slow?.processorMs ?? ordinaryMs;
          plan.unshift({ kind: "slow-motion", share: slowShare(ordinaryMs ?? 0) });
        }
        continue;
      }
      // On a busy machine it may not have been up yet: once more, with more time, before anything is said.
      if (diedUnheard({ lengthening, job }) && attempts.filter(diedUnheard).length === 1) plan.unshift(lengthening);
    }
    return { kind: "stopped", attempts };
  },
});

/** The stop that was asked for; undefined when the job had ended before. */
export function requestedStop({ job }: StopAttempt): StopObservation | undefined {
  return job.hosts.map(({ stop }) => stop).find((stop) => stop?.because === "stop-requested");
}

/** The attempt that tells most: one that had to be killed, else the last that was reached by SIGTERM. */
export function tellingAttempt({ attempts }: StoppedObservation): StopAttempt | undefined {
  const stopped = attempts.filter((attempt) => requestedStop(attempt) !== undefined);
  return stopped.find((attempt) => requestedStop(attempt)?.killed === true) ?? stopped.at(-1);
}

/**
 * It may have been done when SIGTERM came: it ended with 0, it had printed as many lines as the sample by then, and none came
 * afterwards. Another attempt may show more. A pipe that is held keeps a job from its end.
 */
export function mayHaveBeenDone({ lengthening, job }: StopAttempt, sample: Pick<JobObservation, "hosts">): boolean {
  const stop = requestedStop({ lengthening, job });
  const [host] = job.hosts;
  const usual = sample.hosts[0]?.log.length ?? 0;
  if (stop === undefined || stop.killed || lengthening.kind === "pipe-held" || host?.exit.code !== 0) return false;
  if (lengthening.kind === "slow-motion") return host.log.at(-1)?.text === sample.hosts[0]?.log.at(-1)?.text;
  return usual > 0 && host.log.length >= usual && host.log.every(({ atMs }) => atMs < stop.signalledAtMs);
}

function lengthenings(
  { profile, platform }: ExperimentContext,
  sample: SampleObservation,
  ordinaryMs: number | undefined,
): Lengthening[] {
  if (lastedMs(sample) >= LONG_JOB_MS) return [{ kind: "as-it-is" }, { kind: "bigger-channel", factor: 8 }];
  const pipes = profile.capabilities?.has("pipe") === true && platform.capabilities.has("pipes");
  const slow: Lengthening | undefined =
    ordinaryMs !== undefined && platform.capabilities.has("slow-motion")
      ? { kind: "slow-motion", share: slowShare(ordinaryMs) }
      : undefined;
  return [
    ...(pipes ? [{ kind: "pipe-held" } as const] : []),
    ...(slow === undefined ? [] : [slow]),
    { kind: "bigger-channel", factor: 32 },
    { kind: "bigger-channel", factor: 1024 },
  ];
}

/**
 * Waits until the job is surely past its start: its first line has come, and as much time again as the sample had from there to its
 * end. One that says nothing gets twice the sample's time.
 */
async function untilItsMiddle(
  job: TrainingJob,
  sample: SampleObservation,
  patience: number,
  ended: AbortSignal,
  clock: Clock,
): Promise<void> {
  const wholeMs = lastedMs(sample);
  const pause = (ms: number) => clock.pause(ms * patience, ended);
  if (wholeMs >= LONG_JOB_MS) return void (await pause(0.6 * wholeMs));
  const firstLine = new AbortController();
  const silence = job.onLogLine(() => firstLine.abort());
  if (job.log.length === 0) {
    const spoken = AbortSignal.any([ended, firstLine.signal]);
    await clock.pause((2 * wholeMs + MARGIN_MS) * patience, spoken);
  }
  silence();
  const firstLineMs = Math.min(...sample.hosts.flatMap(({ log }) => log.map(({ atMs }) => atMs)), wholeMs);
  await pause(wholeMs - firstLineMs + MARGIN_MS);
}

/** SIGTERM changed nothing, and no line shows that the program had come so far as to hear it. */
function diedUnheard(attempt: StopAttempt): boolean {
  const stop = requestedStop(attempt);
  return stop?.killed === true && !saidBefore(attempt.job, stop.signalledAtMs);
}

const saidBefore = ({ hosts }: JobObservation, timeMs: number): boolean =>
  hosts.some(({ log }) => log.some(({ atMs }) => atMs < timeMs));

const mustSave = ({ profile }: ExperimentContext): boolean => profile.capabilities?.has("sigterm-saves-model") === true;

/** True when nothing more could be learned from another attempt. */
function isClear(context: ExperimentContext, attempt: StopAttempt, sample: SampleObservation): boolean {
  const stop = requestedStop(attempt);
  if (stop === undefined) return false;
  if (stop.killed) return !diedUnheard(attempt);
  // One that is seen to be deaf is; one without a handler at the signal may have been at its end.
  if (stop.mainProcess?.awaitsSigterm === false) return attempt.deaf !== undefined;
  if (mayHaveBeenDone(attempt, sample)) return false;
  const fullSpeedFromMs = attempt.job.hosts[0]?.slowMotion?.toMs ?? stop.signalledAtMs;
  const sawNothing = attempt.lengthening.kind === "slow-motion" && !saidBefore(attempt.job, stop.signalledAtMs);
  if (sawNothing || stop.endedAtMs - fullSpeedFromMs > PROMPT_MS) return false;
  // A job that still waits for its data may have nothing to save; one that learns must.
  const mayHaveNothing = attempt.lengthening.kind === "pipe-held" || attempt.lengthening.kind === "slow-motion";
  return (
    !(mustSave(context) && mayHaveNothing) ||
    attempt.job.hosts.some(({ model }) => model.some(({ type }) => type === "file"))
  );
}
