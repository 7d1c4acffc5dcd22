import type { ServingObservation } from "../../experiments/serving/serving-observation.ts";
import { jobWith, type PerturbedObservation } from "../../experiments/training/perturbed.ts";
import { type InterruptedObservation, leftCheckpoint } from "../../experiments/training/train-interrupted.ts";
import type { Omission } from "../../experiments/training/train-minimal.ts";
import { type SampleObservation, succeeded } from "../../experiments/training/train-on-sample.ts";
import type { ProvokedObservation } from "../../experiments/training/train-provoked.ts";
import type { StoppedObservation } from "../../experiments/training/train-stopped.ts";
import { type PipesObservation, readFromPipe } from "../../experiments/training/train-through-pipes.ts";
import type { Addition } from "../../experiments/training/train-tolerant.ts";
import { hasLog } from "../../requirement/evidence-of-training.ts";
import type { Sight } from "../../requirement/sight.ts";
import {
  didSomething,
  endedByItself,
  failedByItself,
  saidBeforeItsEnd,
  saidBeforeSignal,
  signalledAtWork,
} from "./work.ts";

interface Sampled {
  readonly sample: SampleObservation;
}

/** The program showed itself. */
export const jobAtWork: Sight<Sampled> = {
  what: "a line, a file or an opened pipe of the training job",
  shows: ({ sample }) => didSomething(sample),
};

/** It did something and came to its end by itself. */
export const jobEnded: Sight<Sampled> = {
  what: "a training job that did something and ended by itself",
  shows: ({ sample }) => didSomething(sample) && endedByItself(sample),
};

/** It did something and ended with 0. */
export const jobSucceeded: Sight<Sampled> = {
  what: "a training job that did something and ended with 0",
  shows: ({ sample }) => didSomething(sample) && succeeded(sample),
};

/** There is a log to look through. */
export const logLines: Sight<Sampled> = {
  what: "a line of the training job's log",
  toldBy: "LOG-01",
  shows: ({ sample }) => sample.hosts.length > 0 && hasLog(sample),
};

/** There is a log or a failure file to look through. */
export const logOrFailure: Sight<Sampled> = {
  what: "a line of the training job's log, or its failure file",
  toldBy: "LOG-01",
  shows: ({ sample }) =>
    sample.hosts.length > 0 && (hasLog(sample) || sample.hosts.some(({ failure }) => failure !== undefined)),
};

/** The model folder holds something. */
export const modelFile: Sight<Sampled> = {
  what: "a file in /opt/ml/model after a training job",
  toldBy: "TRAIN-MODEL-01",
  shows: ({ sample }) => sample.hosts.some(({ model }) => model.some(({ type }) => type === "file")),
};

/** A model, trained or given, was looked through. */
export const modelFiles: Sight<{
  readonly sample: SampleObservation | undefined;
  readonly endpoint: ServingObservation | undefined;
}> = {
  what: "a file in the model folder, of a training job or of the model that is given",
  toldBy: "TRAIN-MODEL-01",
  shows: ({ sample, endpoint }) =>
    [...(sample?.hosts ?? []).flatMap(({ model }) => model), ...(endpoint?.modelBefore ?? [])].some(
      ({ type }) => type === "file",
    ),
};

/** SIGTERM reached a job in its middle. */
export const signalAtWork: Sight<Sampled & { readonly stopped: StoppedObservation }> = {
  what: "SIGTERM delivered to a training job that was at work",
  shows: ({ sample, stopped }) => stopped.attempts.some((attempt) => signalledAtWork(attempt, sample)),
};

/** A line that came while the job went on. */
export const lineDuringWork: Sight<Sampled & { readonly stopped: StoppedObservation }> = {
  what: "a line of the log that came while the training job was at work",
  toldBy: "LOG-01",
  shows: ({ sample, stopped }) =>
    saidBeforeItsEnd(sample) ||
    stopped.attempts.some(
      (attempt) => saidBeforeItsEnd(attempt.job) || (signalledAtWork(attempt, sample) && saidBeforeSignal(attempt)),
    ),
};

/** A job that had this addition did something. */
export function jobWithAdded(...additions: readonly Addition[]): Sight<{
  readonly tolerant: PerturbedObservation<Addition>;
}> {
  return {
    what: `a training job that did something with ${additions.join(", ").replaceAll("-", " ")}`,
    shows: ({ tolerant }) => additions.every((addition) => didSomething(jobWith(tolerant, addition))),
  };
}

/** A job that lacked this did something. */
export function jobWithOnly(
  omission: Omission,
  what: string,
): Sight<{
  readonly minimal: PerturbedObservation<Omission>;
}> {
  return {
    what: `a training job that did something ${what}`,
    shows: ({ minimal }) => didSomething(jobWith(minimal, omission)),
  };
}

/** A job that was to fail did, by itself. */
export function provokedFailure(kind?: ProvokedObservation["jobs"][number]["provocation"]["kind"]): Sight<{
  readonly provoked: ProvokedObservation;
}> {
  const of = kind === undefined ? "" : `, of ${kind.replaceAll("-", " ")}`;
  return {
    what: `a training job that was made to fail and ended by itself${of}`,
    shows: ({ provoked }) =>
      provoked.jobs.some(
        ({ provocation, job }) => (kind === undefined || provocation.kind === kind) && failedByItself(job),
      ),
  };
}

/** A failure file with something in it. */
export const failureFile: Sight<Sampled & { readonly provoked: ProvokedObservation }> = {
  what: "a failure file of a training job that failed",
  shows: ({ sample, provoked }) =>
    [sample, ...provoked.jobs.map(({ job }) => job)].some((job) =>
      job.hosts.some(({ failure }) => (failure?.sizeBytes ?? 0) > 0),
    ),
};

/** Data went through a pipe. */
export const pipeOpened: Sight<{ readonly pipes: PipesObservation }> = {
  what: "a pipe that the training job opened",
  toldBy: "CHAN-MODE-03",
  shows: ({ pipes }) => [pipes.job, pipes.withoutLateChannel].some((job) => job !== undefined && readFromPipe(job)),
};

/** A job in Pipe mode opened a pipe, or said that it cannot. */
export const pipeJobAtWork: Sight<{ readonly pipes: PipesObservation }> = {
  what: "a training job in Pipe mode that opened a pipe, or did something and ended by itself",
  shows: ({ pipes: { job, withoutLateChannel } }) =>
    [job, withoutLateChannel].some(
      (one) => one !== undefined && (readFromPipe(one) || (didSomething(one) && endedByItself(one))),
    ),
};

/** A checkpoint was left. */
export const checkpointLeft: Sight<{ readonly interrupted: InterruptedObservation }> = {
  what: "a file in /opt/ml/checkpoints",
  shows: ({ interrupted }) => interrupted.attempts.some(({ job }) => leftCheckpoint(job)),
};

/** A job was started again from a checkpoint. */
export const jobResumed: Sight<{ readonly interrupted: InterruptedObservation }> = {
  what: "a step of a training job that was started again with the checkpoints of another",
  shows: ({ interrupted: { resumed } }) => didSomething(resumed),
};
