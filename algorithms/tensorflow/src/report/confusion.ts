import { type Evaluation, tallyPredictions } from "@byoa/toolkit";
import type { Example } from "../data/examples.ts";
import { type Predictor, predictRows } from "../model/predict-rows.ts";

const ROWS_AT_A_TIME = 1_024;

/** How the network does on examples: counts of actual and predicted class. */
export async function confusionOf(model: Predictor, source: AsyncIterable<Example>): Promise<Evaluation<number>> {
  const tally = tallyPredictions(Array.from({ length: model.facts.classes }, (_, label) => label));
  let waiting: Example[] = [];
  const count = () => {
    const predictions = predictRows(
      model,
      waiting.map(({ features }) => features),
    );
    for (const [index, { target }] of waiting.entries()) tally.add(target, predictions[index]?.label ?? Number.NaN);
    waiting = [];
  };
  for await (const example of source) {
    waiting.push(example);
    if (waiting.length === ROWS_AT_A_TIME) count();
  }
  count();
  return tally.result();
}
