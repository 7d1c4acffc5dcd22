import type { NetworkAccess, TrainingObservation } from "@byoa/platform";
import { type ExperimentContext, experiment } from "../../experiment/experiment.ts";
import { ordinaryHyperparameters, type RequestVariant, trainingRequest } from "./request.ts";
import { type JobConduct, type JobObservation, runJob } from "./run-job.ts";

/** A variable with a value that must appear nowhere: whoever prints the whole environment prints it too. */
export const CANARY = { name: "BYOA_CANARY_SECRET", value: "canary-3f9a61c07be54d82" } as const;

/** The ordinary job, and what was tried when it failed, to tell why. */
export interface SampleObservation extends JobObservation {
  /** The same job without a network, when only the one with a network is the main record. */
  readonly withoutNetwork?: TrainingObservation;
  /** The same job with a network, when it failed with one too. */
  readonly withNetwork?: TrainingObservation;
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
    if (succeeded(first) || neverStarted(first) || doneButAlive(first)) return first;
    context.progress("it failed without a network: once more with one");
    const open = await runJob(
      context,
      sampleRequest(context, "train-sample-network", { network: "open" }),
      hung(first) ? patienceWithNetwork(context) : {},
    );
    if (succeeded(open)) return { ...open, withoutNetwork: first };
    const tried: SampleObservation = { ...first, withNetwork: open };
    const numbers = context.profile.hyperparameters.filter(({ type }) => type === "number");
    if (numbers.length === 0 || hung(first)) return tried;
    context.progress("it failed: once more without its numeric hyperparameters");
    const hyperparameters = withoutNames(
      ordinaryHyperparameters(context.profile, false),
      numbers.map(({ name }) => name),
    );
    const withoutNumbers = await runJob(
      context,
      sampleRequest(context, "train-sample-without-numbers", { hyperparameters }),
    );
    return { ...tried, withoutNumbers };
  },
});

const LEAST_FOLLOW_UP_MS = 60_000;
const FOLLOW_UP_SHARE = 5;

/** What a job that does much the same as the sample may take, however busy the machine has become meanwhile. */
export function followUpLimitMs({ waits }: ExperimentContext, sample: TrainingObservation): number {
  return Math.min(waits.trainingLimitMs, LEAST_FOLLOW_UP_MS + FOLLOW_UP_SHARE * sample.durationMs);
}

/** The network that later jobs get: the one with which the sample works. */
export function networkFor(observed: { readonly sample: TrainingObservation }): NetworkAccess {
  return observed.sample.request.network === "open" ? "open" : "none";
}

/** Why what starts from a training that succeeded is not run. */
export const NOT_TRAINED = "the training job on the sample did not succeed";

/** The job left a model archive that is not empty. */
export function leftModel({ artifacts }: Pick<TrainingObservation, "artifacts">): boolean {
  return artifacts.model !== undefined && artifacts.model.members > 0;
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

/** It saved a model and then did not end: no network would end it. */
function doneButAlive({ lingered, hosts }: JobObservation): boolean {
  return lingered !== undefined && hosts.some(({ model }) => model.some(({ type }) => type === "file"));
}

/** A job that hung may have waited for the network. With one it shows within this time that it goes on, or it hangs again. */
const WITH_NETWORK_MS = 5 * 60_000;
const REST_SHARE = 1 / 4;

function patienceWithNetwork({ waits }: ExperimentContext): JobConduct {
  return {
    limitMs: Math.min(waits.trainingLimitMs, WITH_NETWORK_MS),
    lingerMs: waits.lingerMs * REST_SHARE,
  };
}

function withoutNames(record: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

/** It did not end by itself. */
function hung(job: TrainingObservation): boolean {
  return job.hosts.some(({ stop }) => stop !== undefined);
}
