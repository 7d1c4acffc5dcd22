import { experiment } from "../../experiment/experiment.ts";
import { type NotRun, notPossible, outOfScope } from "../../experiment/not-run.ts";
import type { Profile } from "../../profile/profile.ts";
import { ordinaryHyperparameters, trainingRequest } from "./request.ts";
import { type JobObservation, runJob } from "./run-job.ts";
import { followUpLimitMs, NOT_TRAINED, networkFor, succeeded, trainOnSample } from "./train-on-sample.ts";

/** A hyperparameter whose value is a truth value, as text. */
export interface TruthValue {
  readonly name: string;
  readonly given: string;
  readonly opposite: string;
}

/** The ordinary job with another value for one of them; undefined: without it. */
export interface TruthJob {
  readonly name: string;
  readonly value: string | undefined;
  readonly job: JobObservation;
}

export interface TruthObservation {
  readonly kind: "truth-values";
  readonly jobs: readonly TruthJob[];
}

const MOST_VALUES = 2;
/** Two more jobs for each value: of a long one only its log is read. */
const LONGEST_JOB_MS = 60_000;

/** The truth values among the hyperparameters, in the spelling that they have. */
export function truthValues({ hyperparameters }: Pick<Profile, "hyperparameters">): TruthValue[] {
  return hyperparameters.flatMap(({ name, value }) => {
    const opposite = OPPOSITES[value];
    return opposite === undefined ? [] : [{ name, given: value, opposite }];
  });
}

const OPPOSITES: Readonly<Record<string, string>> = {
  true: "false",
  false: "true",
  True: "False",
  False: "True",
  TRUE: "FALSE",
  FALSE: "TRUE",
};

/** Each truth value turned round, and left out: what a job leaves shows whether it reads the text or only that there is one. */
export const trainTruthValues = experiment({
  name: "train-truth-values",
  title: "train with truth values turned round",
  role: "train",
  needs: { sample: trainOnSample },
  containers: 1,
  async run(context, { sample }): Promise<TruthObservation | NotRun> {
    const values = truthValues(context.profile).slice(0, MOST_VALUES);
    if (values.length === 0) return outOfScope("no hyperparameter has a truth value");
    if (!succeeded(sample)) return notPossible(NOT_TRAINED);
    if (sample.durationMs > LONGEST_JOB_MS) return outOfScope("the training job takes more than a minute");
    const jobs: TruthJob[] = [];
    const conduct = { after: sample, limitMs: followUpLimitMs(context, sample) };
    for (const [index, { name, opposite }] of values.entries()) {
      const { [name]: _given, ...without } = ordinaryHyperparameters(context.profile, false);
      for (const value of [opposite, undefined]) {
        const request = trainingRequest(context, `train-truth-value-${index + 1}-${value ?? "absent"}`.toLowerCase(), {
          hyperparameters: value === undefined ? without : { ...without, [name]: value },
          network: networkFor({ sample }),
        });
        jobs.push({ name, value, job: await runJob(context, request, conduct) });
      }
    }
    return { kind: "truth-values", jobs };
  },
});
