import type { JobObservation } from "../../experiments/training/run-job.ts";
import { type SampleObservation, succeeded } from "../../experiments/training/train-on-sample.ts";
import type { Provocation, ProvokedObservation } from "../../experiments/training/train-provoked.ts";
import { firstHost } from "../../requirement/evidence-of-training.ts";

export interface FailedJob {
  readonly job: JobObservation;
  /** Undefined: it was the sample, which was not meant to fail. */
  readonly provocation?: Provocation;
}

/** The jobs that ended by themselves with another code than 0: provoked ones, or the sample itself. */
export function failedJobs(sample: SampleObservation, provoked: ProvokedObservation): FailedJob[] {
  const all: FailedJob[] = [{ job: sample }, ...provoked.jobs];
  return all.filter(
    ({ job }) => !succeeded(job) && firstHost(job).stop === undefined && !firstHost(job).exit.outOfMemory,
  );
}
