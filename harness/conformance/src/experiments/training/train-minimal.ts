import { experiment } from "../../experiment/experiment.ts";
import { type NotRun, notPossible } from "../../experiment/not-run.ts";
import type { Profile } from "../../profile/profile.ts";
import { type Perturbation, type PerturbedJob, type PerturbedObservation, runPerturbed } from "./perturbed.ts";
import { ordinaryHyperparameters, trainingRequest } from "./request.ts";
import { runJob } from "./run-job.ts";
import { NOT_TRAINED, networkFor, type SampleObservation, succeeded, trainOnSample } from "./train-on-sample.ts";

export type Omission = "documented-only" | "read-only-input" | "no-hyperparameters";

/** One job with as little as the platform may give; each omission alone where that job failed. */
export const trainMinimal = experiment({
  name: "train-minimal",
  title: "train with as little as the platform may give",
  role: "train",
  needs: { sample: trainOnSample },
  containers: 1,
  async run(context, { sample }): Promise<PerturbedObservation<Omission> | NotRun> {
    const { profile, platform } = context;
    if (!succeeded(sample)) return notPossible(NOT_TRAINED);
    const alone = needsItsHyperparameters(profile);
    const network = networkFor({ sample });
    const omissions = new Map<Omission, Perturbation>();
    if (!alone) omissions.set("no-hyperparameters", (variant) => ({ ...variant, hyperparameters: {} }));
    omissions.set("documented-only", (variant) => ({
      ...variant,
      configuration: { ...variant.configuration, documentedOnly: true },
    }));
    if (
      platform.capabilities.has("read-only-mounts") &&
      profile.channels.every(({ inputMode }) => inputMode === "File")
    ) {
      omissions.set("read-only-input", (variant) => ({
        ...variant,
        configuration: { ...variant.configuration, readOnlyInput: true },
      }));
    }
    const hyperparameters = ordinaryHyperparameters(profile, true);
    const observed = await runPerturbed(context, "train-minimal", sample, { network, hyperparameters }, omissions);
    if (!alone) return observed;
    context.progress("once more without any hyperparameter");
    const request = trainingRequest(context, "train-minimal-no-hyperparameters", { network, hyperparameters: {} });
    const job = await runJob(context, request, { after: sample, limitMs: patienceMs(sample) });
    const withoutAny: PerturbedJob<Omission> = { perturbations: ["no-hyperparameters"], job };
    return { ...observed, jobs: [...observed.jobs, withoutAny] };
  },
});

/** Then the job without any is one of its own: it may fail by right, or take long. */
function needsItsHyperparameters({ hyperparameters, smokeHyperparameters }: Profile): boolean {
  return hyperparameters.some(({ required }) => required) || Object.keys(smokeHyperparameters).length > 0;
}

/** A job that falls over for want of a hyperparameter does so early; one that still runs then has its defaults. */
function patienceMs(sample: SampleObservation): number {
  return 5_000 + 3 * sample.durationMs;
}
