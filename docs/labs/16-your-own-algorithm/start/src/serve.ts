import { defineServing, numberRows } from "@byoa/toolkit";
import { predict } from "./algorithm.ts";
import { readModel } from "./model-file.ts";

/** Rows of numbers in, labels out. */
export const serving = defineServing({
  load: readModel,
  row: (model) => numberRows(model.columns),
  predict: (model, rows) => rows.map((row) => predict(model, row)),
});
