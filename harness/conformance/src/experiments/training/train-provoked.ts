import type { ChannelInput } from "@byoa/platform";
import { type ExperimentContext, experiment } from "../../experiment/experiment.ts";
import { ordinaryChannels, ordinaryHyperparameters, type RequestVariant, trainingRequest } from "./request.ts";
import { type JobObservation, runJob } from "./run-job.ts";
import { followUpLimitMs, networkFor, succeeded, trainOnSample } from "./train-on-sample.ts";

/** What was done to make a job fail. */
export type Provocation =
  | { readonly kind: "invalid-hyperparameter"; readonly name: string; readonly value: string }
  | { readonly kind: "missing-channel"; readonly channel: string }
  | { readonly kind: "no-channels" }
  | { readonly kind: "corrupt-data" };

export interface ProvokedJob {
  readonly provocation: Provocation;
  readonly job: JobObservation;
}

/** Jobs that were to fail; none when the sample itself had failed. */
export interface ProvokedObservation {
  readonly kind: "provoked";
  readonly jobs: readonly ProvokedJob[];
}

const MOST_CHANNELS = 3;
const GARBAGE = Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 73 + 151) % 256));

/**
 * Every declared bad value and every declared required channel in a job of its own. Where nothing is declared, or nothing of it made
 * the job fail, the channels are left out and at last their data are replaced by garbage: only to see how the image fails.
 */
export const trainProvoked = experiment({
  name: "train-provoked",
  title: "run training jobs that should fail",
  role: "train",
  needs: { sample: trainOnSample },
  containers: 2,
  // They fail early, as they should; one that trains in spite of it may take its whole time.
  sampleTimes: () => 0.2,
  async run(context, { sample }): Promise<ProvokedObservation> {
    const jobs: ProvokedJob[] = [];
    if (!succeeded(sample)) return { kind: "provoked", jobs };
    const attempt = async (provocation: Provocation): Promise<void> => {
      const variant = { ...variantOf(context, provocation), network: networkFor({ sample }) };
      const limitMs = followUpLimitMs(context, sample);
      context.progress(
        `with ${inWords(provocation)}: it should fail, and is stopped after ${Math.round(limitMs / 1_000)} s`,
      );
      const request = trainingRequest(context, jobName(provocation), variant);
      jobs.push({ provocation, job: await runJob(context, request, { after: sample, limitMs }) });
    };
    for (const provocation of declared(context)) await attempt(provocation);
    const lastResorts: Provocation[] = [{ kind: "no-channels" }, { kind: "corrupt-data" }];
    for (const provocation of lastResorts) {
      if (jobs.some(({ job }) => !succeeded(job))) break;
      await attempt(provocation);
    }
    return { kind: "provoked", jobs };
  },
});

function declared({ profile }: ExperimentContext): Provocation[] {
  const values = profile.hyperparameters.flatMap(({ name, invalid }): Provocation[] =>
    invalid === undefined ? [] : [{ kind: "invalid-hyperparameter", name, value: invalid }],
  );
  const channels = profile.channels.filter(({ required }) => required === true).slice(0, MOST_CHANNELS);
  return [...values, ...channels.map(({ name }): Provocation => ({ kind: "missing-channel", channel: name }))];
}

function variantOf({ profile }: ExperimentContext, provocation: Provocation): RequestVariant {
  const channels = ordinaryChannels(profile);
  switch (provocation.kind) {
    case "invalid-hyperparameter":
      return {
        hyperparameters: { ...ordinaryHyperparameters(profile, true), [provocation.name]: provocation.value },
      };
    case "missing-channel":
      return { channels: channels.filter(({ name }) => name !== provocation.channel) };
    case "no-channels":
      return { channels: [] };
    case "corrupt-data":
      return { channels: channels.map(withGarbage) };
  }
}

function withGarbage(channel: ChannelInput): ChannelInput {
  return { ...channel, files: channel.files.map(({ path }) => ({ path, content: GARBAGE })) };
}

/** A name that the platform takes: letters, digits and single hyphens. */
function jobName(provocation: Provocation): string {
  const what =
    provocation.kind === "invalid-hyperparameter"
      ? `invalid-${provocation.name}`
      : provocation.kind === "missing-channel"
        ? `without-${provocation.channel}`
        : provocation.kind;
  return `train-${what}`
    .replace(/[^a-zA-Z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/-+$/, "");
}

/** The provocation in words, for a finding. */
export function inWords(provocation: Provocation): string {
  switch (provocation.kind) {
    case "invalid-hyperparameter":
      return `${provocation.name}=${provocation.value}`;
    case "missing-channel":
      return `no channel ${provocation.channel}`;
    case "no-channels":
      return "no channels at all";
    case "corrupt-data":
      return "bytes that are no data";
  }
}
