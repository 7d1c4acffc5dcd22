import { defineServing, numberRows } from "@byoa/toolkit";
import { predict, readModel } from "./model.ts";

/** Rows of numbers in, labels out. */
export const serving = defineServing({
  load: readModel,
  row: (model) => numberRows(model.centroids[0]?.features.length ?? 0),
  predict: (model, rows) => rows.map((row) => predict(model, row)),
});
