import { refusesTheSample } from "../../diagnosis/refuses-the-sample.ts";
import type { JobObservation } from "../../experiments/training/run-job.ts";
import { type SampleObservation, succeeded } from "../../experiments/training/train-on-sample.ts";
import type { Provocation, ProvokedObservation } from "../../experiments/training/train-provoked.ts";
import type { Profile } from "../../profile/profile.ts";
import { firstHost } from "../../requirement/evidence-of-training.ts";
import { type Judgement, notApplicable, notTestable } from "../../requirement/judgement.ts";

export interface FailedJob {
  readonly job: JobObservation;
  /** Undefined: it was the sample, which was not meant to fail. */
  readonly provocation?: Provocation;
}

/**
 * The jobs that failed as they should: provoked ones, and the sample where the image refused it. A sample that failed although it is
 * the user's own is told of by TRAIN-EXIT-01.
 */
export function failedJobs(sample: SampleObservation, provoked: ProvokedObservation, profile: Profile): FailedJob[] {
  const own: FailedJob[] = refusesTheSample(sample, profile) ? [{ job: sample }] : [];
  return [...own, ...provoked.jobs].filter(({ job }) => failedByItself(job));
}

function failedByItself(job: JobObservation): boolean {
  const { exit, stop } = firstHost(job);
  return !succeeded(job) && stop === undefined && !exit.outOfMemory;
}

/** Why there is no failure to look at. */
export function nothingFailed(sample: SampleObservation): Judgement {
  return succeeded(sample)
    ? notApplicable("nothing we tried made the job fail")
    : notTestable("the sample itself failed", "TRAIN-EXIT-01");
}
