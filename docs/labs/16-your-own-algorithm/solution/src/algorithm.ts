import type { LabelledRow } from "@byoa/toolkit";
import { z } from "zod";

// One way to do it: k nearest neighbours. It learns the rows by heart, and lets the nearest vote.

/** What a job may set. Each name needs its line in byoa.yaml: a good value, and a bad one that is refused. */
export const hyperparameters = z.object({
  neighbours: z.int().min(1).default(5).describe("a whole number of at least 1: how many vote"),
});
export type Hyperparameters = z.infer<typeof hyperparameters>;

/** What model.json holds: all that `predict` needs, and nothing else. */
export const modelDocument = z.object({
  /** Features of a row. */
  columns: z.int().min(1),
  neighbours: z.int().min(1),
  rows: z.array(z.object({ label: z.string(), features: z.array(z.number()) })).min(1),
});
export type Model = z.infer<typeof modelDocument>;

/** Learns row by row; the model is asked for in between too, when a job is stopped or has many rows. */
export interface Learner {
  add(row: LabelledRow): void;
  model(): Model;
}

export function newLearner({ neighbours }: Hyperparameters): Learner {
  const rows: Model["rows"] = [];
  return {
    add: ({ label, features }) => rows.push({ label, features: [...features] }),
    model: () => ({ columns: rows[0]?.features.length ?? 0, neighbours, rows }),
  };
}

/** The label of a row whose label nobody knows: of the nearest rows most have it; among equals it is the nearest's. */
export function predict({ rows, neighbours }: Model, features: readonly number[]): string {
  const votes = new Map<string, number>();
  for (const { label } of nearest(rows, features, neighbours)) votes.set(label, (votes.get(label) ?? 0) + 1);
  const [[winner = ""] = []] = [...votes].sort(([, one], [, other]) => other - one);
  return winner;
}

/** The nearest rows, nearest first. Sorting all of them would take most of the time: few of them are ever kept. */
function nearest(rows: Model["rows"], features: readonly number[], count: number): Model["rows"] {
  const kept: { row: Model["rows"][number]; far: number }[] = [];
  for (const row of rows) {
    const far = squaredDistance(row.features, features);
    if (kept.length === count && far >= (kept.at(-1)?.far ?? 0)) continue;
    const place = kept.findIndex((other) => far < other.far);
    kept.splice(place === -1 ? kept.length : place, 0, { row, far });
    if (kept.length > count) kept.pop();
  }
  return kept.map(({ row }) => row);
}

function squaredDistance(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let column = 0; column < one.length; column += 1) sum += ((one[column] ?? 0) - (other[column] ?? 0)) ** 2;
  return sum;
}
