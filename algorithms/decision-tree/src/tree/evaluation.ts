import { type Evaluation, tallyPredictions } from "@byoa/toolkit";
import type { Label, ModelDocument } from "../model-document.ts";
import { predict } from "./predict.ts";

/** How a tree does on rows whose labels are known. */
export function evaluate(
  model: { readonly nodes: ModelDocument["nodes"]; readonly labels: readonly Label[] },
  rows: readonly { readonly label: Label; readonly features: readonly number[] }[],
): Evaluation<Label> {
  const tally = tallyPredictions(model.labels);
  for (const row of rows) tally.add(row.label, predict(model, row.features).label);
  return tally.result();
}
