import type { ChannelFile, ChannelInput, ConfigurationVariant, NetworkAccess, TrainingRequest } from "@byoa/platform";
import type { ExperimentContext } from "../../experiment/experiment.ts";
import { containerLimits } from "../../profile/container-limits.ts";
import type { Profile } from "../../profile/profile.ts";

/** How one job differs from the ordinary one. */
export interface RequestVariant {
  readonly hyperparameters?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly channels?: readonly ChannelInput[];
  readonly network?: NetworkAccess;
  /** The job has a checkpoint folder, with these files in it. */
  readonly checkpoints?: readonly ChannelFile[];
  readonly configuration?: ConfigurationVariant;
  /** Take the values that make a long job short. Default true; the ordinary ones are for the first job. */
  readonly smoke?: boolean;
  /** The share of a processor that it gets, where it is to be slow. */
  readonly slowMotion?: number | undefined;
  /** Between SIGTERM and SIGKILL. Default: short, for a job that only our own limit stops. */
  readonly stopGraceMs?: number;
}

/** A job that our limit ends is not judged by how it takes SIGTERM. */
const LIMIT_GRACE_MS = 2_000;

/** The training job that the profile describes, with what one experiment does differently. */
export function trainingRequest(context: ExperimentContext, jobName: string, variant: RequestVariant): TrainingRequest {
  const { profile } = context;
  if (context.trainImage === undefined) throw new Error(`No training image for ${jobName}.`);
  const { platform } = profile.resources;
  return {
    jobName,
    image: context.trainImage.reference,
    output: context.jobsFolder,
    platform,
    hyperparameters: variant.hyperparameters ?? ordinaryHyperparameters(profile, variant.smoke ?? true),
    environment: { ...profile.trainEnvironment, ...variant.environment },
    channels: variant.channels ?? ordinaryChannels(profile),
    network: variant.network ?? "none",
    ...(variant.checkpoints === undefined ? {} : { checkpoints: variant.checkpoints }),
    limits: containerLimits(profile),
    ...(variant.slowMotion === undefined ? {} : { slowMotion: variant.slowMotion }),
    stopGraceMs: variant.stopGraceMs ?? LIMIT_GRACE_MS,
    configuration: { withoutManifests: true, ...variant.configuration },
  };
}

/** The hyperparameters of the profile; `smoke` lays the short-job values over them. */
export function ordinaryHyperparameters(profile: Profile, smoke: boolean): Record<string, string> {
  const declared = Object.fromEntries(profile.hyperparameters.map(({ name, value }) => [name, value]));
  return smoke ? { ...declared, ...profile.smokeHyperparameters } : declared;
}

/** The channels of the profile, in the modes that it states. */
export function ordinaryChannels(profile: Profile): ChannelInput[] {
  return profile.channels.map(({ name, files, inputMode, contentType }) => ({ name, files, inputMode, contentType }));
}
