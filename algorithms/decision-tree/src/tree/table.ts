import type { LabelledRow } from "@byoa/toolkit";
import type { Label } from "../model-document.ts";

/** Rows ready for training: `targets[i]` is the place of row i's label in `labels`. */
export interface Table {
  readonly labels: readonly Label[];
  readonly features: readonly (readonly number[])[];
  readonly targets: readonly number[];
}

const NUMBER = /^[-+]?\d+(\.\d+)?$/;

/** Labels become numbers when all of them are, and are put in order, as scikit-learn's `classes_`. */
export function tableOf(rows: readonly LabelledRow[]): Table {
  const meaning = labelMeaning(rows);
  const values = new Set(rows.map((row) => meaning(row.label)));
  const labels = [...values].sort((one, other) => (one < other ? -1 : 1));
  const places = new Map(labels.map((label, place) => [label, place]));
  return {
    labels,
    features: rows.map((row) => row.features),
    targets: rows.map((row) => places.get(meaning(row.label)) ?? -1),
  };
}

/** What the text of a label means among these rows: a number when all of them are numbers. */
export function labelMeaning(rows: readonly LabelledRow[]): (label: string) => Label {
  return rows.every((row) => NUMBER.test(row.label)) ? Number : String;
}
