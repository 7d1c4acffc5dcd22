import type { NetworkAccess, TrainingObservation } from "@byoa/platform";
import { type ExperimentContext, experiment } from "../../experiment/experiment.ts";
import { ordinaryHyperparameters, type RequestVariant, trainingRequest } from "./request.ts";
import { type JobObservation, runJob } from "./run-job.ts";

/** A variable with a value that must appear nowhere: whoever prints the whole environment prints it too. */
export const CANARY = { name: "BYOA_CANARY_SECRET", value: "canary-3f9a61c07be54d82" } as const;

/** The ordinary job, and what was tried when it failed, to tell why. */
export interface SampleObservation extends JobObservation {
  /** The same job without a network, when only the one with a network is the main record. */
  readonly withoutNetwork?: TrainingObservation;
  /** The same job without its numeric hyperparameters, when it failed with them. */
  readonly withoutNumbers?: TrainingObservation;
}

/**
 * The first job: the sample as it stands, nothing added. Where it fails without a network, it is run once more with one;
 * when that works, the second is the record and every later job has the network too.
 */
export const trainOnSample = experiment({
  name: "train-sample",
  title: "train on the sample",
  role: "train",
  needs: {},
  containers: 1,
  async run(context): Promise<SampleObservation> {
    const first = await runJob(context, sampleRequest(context, "train-sample", {}));
    if (succeeded(first) || neverStarted(first)) return first;
    if (wantsNetwork(first)) {
      context.progress("it failed without a network: once more with one");
      const open = await runJob(context, sampleRequest(context, "train-sample-network", { network: "open" }));
      if (succeeded(open)) return { ...open, withoutNetwork: first };
    }
    const numbers = context.profile.hyperparameters.filter(({ type }) => type === "number");
    if (numbers.length === 0 || hung(first)) return first;
    context.progress("it failed: once more without its numeric hyperparameters");
    const hyperparameters = withoutNames(
      ordinaryHyperparameters(context.profile, false),
      numbers.map(({ name }) => name),
    );
    const withoutNumbers = await runJob(
      context,
      sampleRequest(context, "train-sample-without-numbers", { hyperparameters }),
    );
    return { ...first, withoutNumbers };
  },
});

/** The network that later jobs get: the one with which the sample works. */
export function networkFor(observed: { readonly sample: TrainingObservation }): NetworkAccess {
  return observed.sample.request.network === "open" ? "open" : "none";
}

/** True when every container ended by itself with 0. */
export function succeeded(job: TrainingObservation): boolean {
  return job.hosts.every(({ exit, stop }) => exit.code === 0 && stop === undefined);
}

function sampleRequest(context: ExperimentContext, jobName: string, variant: RequestVariant) {
  return trainingRequest(context, jobName, {
    smoke: false,
    environment: { [CANARY.name]: CANARY.value },
    ...variant,
  });
}

function neverStarted(job: TrainingObservation): boolean {
  return job.hosts.some(({ exit }) => exit.startError !== undefined);
}

const NETWORK_WORDS = /network|resolv|getaddrinfo|EAI_AGAIN|ENOTFOUND|unreachable|connect|timed? ?out|https?:|retry/i;

/** Any failure may be the network's, whatever it says; a job that hung is run again only when it speaks of a network. */
function wantsNetwork(job: TrainingObservation): boolean {
  return !hung(job) || job.hosts.some(({ log }) => log.some((line) => NETWORK_WORDS.test(line.text)));
}

function withoutNames(record: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

/** It did not end by itself. */
function hung(job: TrainingObservation): boolean {
  return job.hosts.some(({ stop }) => stop !== undefined);
}
