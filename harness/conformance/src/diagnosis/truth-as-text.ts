import type { TrainingObservation } from "@byoa/platform";
import type { SampleObservation } from "../experiments/training/train-on-sample.ts";
import { succeeded } from "../experiments/training/train-on-sample.ts";
import type { TruthObservation, TruthValue } from "../experiments/training/train-truth-values.ts";
import { firstHost } from "../requirement/evidence-of-training.ts";

/** A truth value whose text `False` was taken for true. */
export interface FalseTakenForTrue {
  readonly name: string;
  readonly value: string;
  /** The job that was given the value. */
  readonly job: TrainingObservation;
  /** Its line that says the opposite of what it was given. */
  readonly line?: string;
  /** It left the model that "True" leaves, and without the hyperparameter it leaves another. */
  readonly sameModel: boolean;
}

const ADVICE = /\b(?:use|set|pass|try|default|choose|should|must|may|can)\b/i;

/** The first of the values that the program reads as if every text were true; undefined: none shows. */
export function falseTakenForTrue(
  sample: SampleObservation,
  truth: TruthObservation | undefined,
  values: readonly TruthValue[],
): FalseTakenForTrue | undefined {
  for (const { name, given, opposite } of values) {
    const own = truth?.jobs.filter((one) => one.name === name) ?? [];
    const turned = own.find(({ value }) => value === opposite)?.job;
    const absent = own.find(({ value }) => value === undefined)?.job;
    const isFalse = /^false$/i.test(given);
    const job = isFalse ? sample : turned;
    if (job === undefined || !succeeded(job)) continue;
    const models = [sample, turned, absent].map((one) => (one === undefined ? undefined : modelOf(one)));
    const [first, second, third] = models;
    // Who leaves different models for the two values reads the text, whatever stands in the log.
    if (first !== undefined && second !== undefined && first !== second) continue;
    const sameModel = first !== undefined && first === second && third !== undefined && third !== first;
    const says = new RegExp(`(?<![\\w-])${RegExp.escape(name)}["']?\\s*(?:=|:|=>| is )\\s*["']?true\\b`, "i");
    const line = firstHost(job)
      .log.find(({ text }) => says.test(text) && !ADVICE.test(text))
      ?.text.trim();
    if (sameModel || line !== undefined) {
      const value = isFalse ? given : opposite;
      return { name, value, job, sameModel, ...(line === undefined ? {} : { line }) };
    }
  }
  return undefined;
}

/** What the job left, to be compared; undefined: nothing that can be, or it failed. */
function modelOf(job: TrainingObservation): string | undefined {
  const files = firstHost(job).model.filter(({ type }) => type === "file");
  if (!succeeded(job) || files.length === 0 || files.some(({ sha256 }) => sha256 === undefined)) return undefined;
  return files.map(({ path, sha256 }) => `${path} ${sha256}`).join("\n");
}
