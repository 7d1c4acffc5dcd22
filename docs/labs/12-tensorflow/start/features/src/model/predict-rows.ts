import { type Tensor, tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { ModelFacts } from "./model-document.ts";

/** Rows in one call of the network: all of a request, unless their hidden layer would not fit into memory. */
const MOST_ACTIVATIONS = 2 ** 24;

/** A network and what must be known to ask it. */
export interface Predictor {
  readonly network: LayersModel;
  readonly facts: Pick<ModelFacts, "classes" | "featureCount" | "standardisation" | "hyperparameters">;
}

/** What the network says of one row. */
export interface ClassPrediction {
  readonly label: number;
  /** For each class, in order; they add up to 1. */
  readonly probabilities: number[];
}

/** Predictions for rows of `featureCount` finite numbers, in order. No tensor is left behind. */
export function predictRows(model: Predictor, rows: readonly (readonly number[])[]): ClassPrediction[] {
  const most = Math.max(1, Math.floor(MOST_ACTIVATIONS / model.facts.hyperparameters.units));
  const predictions: ClassPrediction[] = [];
  for (let start = 0; start < rows.length; start += most) {
    predictions.push(...predictSlice(model, rows.slice(start, start + most)));
  }
  return predictions;
}

function predictSlice({ network, facts }: Predictor, rows: readonly (readonly number[])[]): ClassPrediction[] {
  const { classes, featureCount } = facts;
  const inputs = new Float32Array(rows.length * featureCount);
  for (const [index, row] of rows.entries()) inputs.set(row, index * featureCount);
  // Read outside of tidy, which would look into each number that leaves it.
  const output = tidy(() => onlyTensor(network.predictOnBatch(tensor2d(inputs, [rows.length, featureCount]))));
  const probabilities = output.dataSync();
  output.dispose();
  return rows.map((_, index) => prediction(Array.from(probabilities.subarray(index * classes, (index + 1) * classes))));
}

function prediction(probabilities: number[]): ClassPrediction {
  return { label: probabilities.indexOf(Math.max(...probabilities)), probabilities };
}

function onlyTensor(output: Tensor | Tensor[]): Tensor {
  const [tensor] = Array.isArray(output) ? output : [output];
  if (tensor === undefined) throw new Error("the network has no output");
  return tensor;
}
