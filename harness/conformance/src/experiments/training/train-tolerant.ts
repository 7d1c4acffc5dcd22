import type { ChannelInput } from "@byoa/platform";
import { experiment } from "../../experiment/experiment.ts";
import { type NotRun, notPossible } from "../../experiment/not-run.ts";
import type { Profile } from "../../profile/profile.ts";
import { withSeveralFiles } from "./channel-files.ts";
import { type Perturbation, type PerturbedObservation, runPerturbed } from "./perturbed.ts";
import { ordinaryChannels, ordinaryHyperparameters } from "./request.ts";
import { NOT_TRAINED, networkFor, succeeded, trainOnSample } from "./train-on-sample.ts";

export type Addition = "unknown-hyperparameters" | "extra-keys" | "manifests" | "several-files" | "quoted-strings";

/** Hyperparameters that an algorithm does not know: a tuning job adds the first, the Python SDK the others. */
export const UNKNOWN_HYPERPARAMETERS = {
  _tuning_objective_metric: "testing:accuracy",
  sagemaker_container_log_level: "20",
  sagemaker_job_name: "byoa-tolerant",
  sagemaker_region: "eu-west-1",
} as const;

/** One job with everything that the platform and its tools may add; each addition alone where that job failed. */
export const trainTolerant = experiment({
  name: "train-tolerant",
  title: "train with everything that the platform may add",
  role: "train",
  needs: { sample: trainOnSample },
  containers: 1,
  async run(context, { sample }): Promise<PerturbedObservation<Addition> | NotRun> {
    if (!succeeded(sample)) return notPossible(NOT_TRAINED);
    const channels = ordinaryChannels(context.profile);
    const several = await Promise.all(channels.map(withSeveralFiles));
    return runPerturbed(
      context,
      "train-tolerant",
      sample,
      { network: networkFor({ sample }), channels, hyperparameters: ordinaryHyperparameters(context.profile, true) },
      additions(context.profile, several),
    );
  },
});

function additions(profile: Profile, several: readonly ChannelInput[]): Map<Addition, Perturbation> {
  const found = new Map<Addition, Perturbation>();
  const words = quotableNames(profile);
  if (words.length > 0) {
    found.set("quoted-strings", (variant) => ({
      ...variant,
      hyperparameters: quoted(variant.hyperparameters ?? {}, words),
    }));
  }
  found.set("unknown-hyperparameters", (variant) => ({
    ...variant,
    hyperparameters: { ...variant.hyperparameters, ...UNKNOWN_HYPERPARAMETERS },
  }));
  found.set("extra-keys", (variant) => ({
    ...variant,
    configuration: { ...variant.configuration, extraKeys: true },
  }));
  found.set("manifests", (variant) => ({
    ...variant,
    configuration: { ...variant.configuration, withoutManifests: false },
  }));
  if (profile.channels.some(({ inputMode }) => inputMode !== "Pipe")) {
    found.set("several-files", (variant) => ({ ...variant, channels: several }));
  }
  return found;
}

/** Declared hyperparameters that tools put in quotes: words, never numbers. */
export function quotableNames(profile: Profile): string[] {
  return profile.hyperparameters.filter(({ type }) => type === "string").map(({ name }) => name);
}

function quoted(hyperparameters: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(hyperparameters).map(([name, value]) => [
      name,
      names.includes(name) ? JSON.stringify(value) : value,
    ]),
  );
}
