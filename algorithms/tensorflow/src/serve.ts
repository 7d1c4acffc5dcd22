import { defineServing, numberRows } from "@byoa/toolkit";
import { answerFields, answerOf, wantedFields } from "./answer.ts";
import { readModel } from "./model/model-files.ts";
import { predictRows } from "./model/predict-rows.ts";

/** Rows of numbers in; class and probabilities out. `openBackend` chooses who computes. */
export function servingWith(openBackend: () => Promise<unknown>) {
  return defineServing({
    async load(modelFolder) {
      const standard = answerFields(process.env);
      await openBackend();
      return { ...(await readModel(modelFolder)), standard };
    },
    row: ({ facts }) => numberRows(facts.featureCount),
    predict: (model, rows, { acceptParameters }) => {
      const fields = wantedFields(acceptParameters, model.standard);
      return predictRows(model, rows).map((prediction) => answerOf(prediction, fields));
    },
  });
}
