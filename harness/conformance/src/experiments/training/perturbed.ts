import type { ExperimentContext } from "../../experiment/experiment.ts";
import { type RequestVariant, trainingRequest } from "./request.ts";
import { type JobObservation, runJob } from "./run-job.ts";
import { followUpLimitMs, type SampleObservation, succeeded } from "./train-on-sample.ts";

/** A job that differs from the ordinary one in these ways. */
export interface PerturbedJob<P extends string> {
  readonly perturbations: readonly P[];
  readonly job: JobObservation;
}

/** Perturbations that cannot disturb one another, in one job; each alone where that job failed. */
export interface PerturbedObservation<P extends string> {
  readonly kind: "perturbed";
  readonly jobs: readonly PerturbedJob<P>[];
}

/** How a perturbation changes what is asked for. */
export type Perturbation = (variant: RequestVariant) => RequestVariant;

/** Runs all perturbations in one job, and, when that fails, one job for each. */
export async function runPerturbed<P extends string>(
  context: ExperimentContext,
  jobName: string,
  sample: SampleObservation,
  variant: RequestVariant,
  perturbations: ReadonlyMap<P, Perturbation>,
): Promise<PerturbedObservation<P>> {
  const all = [...perturbations.keys()];
  const together = await run(jobName, all);
  if (succeeded(together.job) || all.length < 2) return { kind: "perturbed", jobs: [together] };
  context.progress("it failed: now each change alone");
  const jobs = [together];
  for (const name of all) jobs.push(await run(`${jobName}-${name}`, [name]));
  return { kind: "perturbed", jobs };

  async function run(name: string, chosen: readonly P[]): Promise<PerturbedJob<P>> {
    const changed = chosen.reduce(
      (changes, chosenName) => perturbations.get(chosenName)?.(changes) ?? changes,
      variant,
    );
    const conduct = { after: sample, limitMs: followUpLimitMs(context, sample) };
    return { perturbations: chosen, job: await runJob(context, trainingRequest(context, name, changed), conduct) };
  }
}

/** The job that tells of one perturbation: the one with nothing else, else the one with all; undefined: it was not tried. */
export function jobWith<P extends string>(
  observation: PerturbedObservation<P>,
  perturbation: P,
): JobObservation | undefined {
  const having = observation.jobs.filter(({ perturbations }) => perturbations.includes(perturbation));
  return having.toSorted((a, b) => a.perturbations.length - b.perturbations.length)[0]?.job;
}
