import { defineServing, numberRows } from "@byoa/toolkit";
import { readModel } from "./model-document.ts";
import { predict } from "./tree/predict.ts";

/** Rows of numbers in, labels as they stood in the training data out. */
export const serving = defineServing({
  load: readModel,
  row: (model) => numberRows(model.featureCount),
  predict: (model, rows) => rows.map((row) => predict(model, row).label),
});
