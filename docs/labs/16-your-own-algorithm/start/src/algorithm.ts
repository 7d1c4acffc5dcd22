import { JobFault, type LabelledRow } from "@byoa/toolkit";
import { z } from "zod";

/** What a job may set. Each name needs its line in byoa.yaml: a good value, and a bad one that is refused. */
export const hyperparameters = z.object({});
export type Hyperparameters = z.infer<typeof hyperparameters>;

/** What model.json holds: all that `predict` needs, and nothing else. */
export const modelDocument = z.object({
  /** Features of a row. */
  columns: z.int().min(1),
});
export type Model = z.infer<typeof modelDocument>;

/** Learns row by row; the model is asked for in between too, when a job is stopped or has many rows. */
export interface Learner {
  add(row: LabelledRow): void;
  model(): Model;
}

export function newLearner(_hyperparameters: Hyperparameters): Learner {
  throw new JobFault("your algorithm here: newLearner in src/algorithm.ts learns nothing yet");
}

/** The label of a row whose label nobody knows. */
export function predict(_model: Model, _features: readonly number[]): string {
  throw new Error("your algorithm here: predict in src/algorithm.ts says nothing yet");
}
