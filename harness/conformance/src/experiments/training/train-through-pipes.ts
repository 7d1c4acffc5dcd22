import type { ChannelInput } from "@byoa/platform";
import { type ExperimentContext, experiment } from "../../experiment/experiment.ts";
import { type NotRun, notPossible, outOfScope } from "../../experiment/not-run.ts";
import type { Profile } from "../../profile/profile.ts";
import { ordinaryChannels, trainingRequest } from "./request.ts";
import { type JobObservation, runJob } from "./run-job.ts";
import { NOT_TRAINED, networkFor, succeeded, trainOnSample } from "./train-on-sample.ts";

/** What is said of Pipe mode: it must work, it must be refused, or nothing is said. */
export type PipeClaim = "declared" | "declared-absent" | "unknown";

/** Enough to see whether the next FIFO is waited for; a job that reads hundreds need not wait for each. */
const LATE_EPOCHS = 3;

export interface PipesObservation {
  readonly kind: "pipes";
  readonly claim: PipeClaim;
  /** Every next epoch comes late, and one channel later than the others. */
  readonly job: JobObservation;
  /** The channel that came later; undefined: there is only one. */
  readonly lateChannel?: string;
  /** The same with all channels there from the start, when the other failed although it had read from a pipe. */
  readonly withoutLateChannel?: JobObservation;
}

/** One job in Pipe mode in which the next epoch's FIFO comes late, and one channel later than the others. */
export const trainThroughPipes = experiment({
  name: "train-pipe",
  title: "train through pipes",
  role: "train",
  needs: { sample: trainOnSample },
  containers: 1,
  // An image that cannot read pipes shows it early.
  sampleTimes: (profile) => (pipeClaim(profile) === "declared" ? 1 : pipeClaim(profile) === undefined ? 0 : 0.2),
  async run(context, { sample }): Promise<PipesObservation | NotRun> {
    if (!succeeded(sample)) return notPossible(NOT_TRAINED);
    const claim = pipeClaim(context.profile);
    if (claim === undefined) return outOfScope("Pipe mode is not among the declared capabilities");
    const missing = context.platform.missing.get("pipes");
    if (missing !== undefined) return outOfScope(missing);
    const channels = ordinaryChannels(context.profile);
    const late = claim !== "declared-absent" && channels.length > 1 ? channels.at(-1)?.name : undefined;
    const network = networkFor({ sample });
    const limitMs = pipeLimitMs(context, claim, sample.durationMs);
    const run = (name: string, lateChannel: string | undefined) =>
      runJob(
        context,
        trainingRequest(context, name, { network, channels: channels.map((channel) => asPipe(channel, lateChannel)) }),
        { after: sample, limitMs },
      );
    const asPipe = (channel: ChannelInput, lateChannel: string | undefined): ChannelInput => ({
      ...channel,
      inputMode: "Pipe",
      pipe: {
        nextEpochDelayMs: context.waits.nextEpochDelayMs,
        lateEpochs: LATE_EPOCHS,
        ...(channel.name === lateChannel ? { firstEpochDelayMs: context.waits.channelDelayMs } : {}),
      },
    });
    const job = await run("train-pipe", late);
    const observation = { kind: "pipes" as const, claim, job, ...(late === undefined ? {} : { lateChannel: late }) };
    if (succeeded(job) || late === undefined || !readFromPipe(job)) return observation;
    context.progress("it failed: once more with every channel there from the start");
    return { ...observation, withoutLateChannel: await run("train-pipe-all-there", undefined) };
  },
});

/** Undefined: the capabilities are declared, and neither input mode is among them. */
function pipeClaim({ capabilities, channels }: Profile): PipeClaim | undefined {
  if (channels.some(({ inputMode }) => inputMode === "Pipe")) return "declared";
  if (capabilities === undefined) return "unknown";
  if (capabilities.has("pipe")) return "declared";
  return capabilities.has("file") ? "declared-absent" : undefined;
}

/** The same data took `sampleMs` as files: several times that, and the waits of ours, is a job that hangs. */
function pipeLimitMs({ waits }: ExperimentContext, claim: PipeClaim, sampleMs: number): number {
  const ours = 4 * waits.nextEpochDelayMs + waits.channelDelayMs;
  const least = claim === "declared" ? 15_000 : 8_000;
  return Math.min(waits.trainingLimitMs, Math.max(least, 5 * sampleMs) + ours);
}

/** True when any FIFO was opened: then the program knows Pipe mode. */
export function readFromPipe(job: JobObservation): boolean {
  return job.hosts.some(({ pipes }) => pipes.some(({ openedAtMs }) => openedAtMs !== undefined));
}
