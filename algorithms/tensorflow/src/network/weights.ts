import { tensor } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";

/** A network's weights, layer by layer in the network's own order, outside of TensorFlow's memory. */
export type Weights = readonly Float32Array[];

/** A copy of the weights as they are now. */
export function weightsOf(network: LayersModel): Weights {
  return network.getWeights().map((weight) => Float32Array.from(weight.dataSync()));
}

/** Puts weights into a network of the same shape. */
export function setWeights(network: LayersModel, weights: Weights): void {
  const tensors = network.getWeights().map((weight, place) => tensor(weights[place] ?? [], weight.shape));
  network.setWeights(tensors);
  for (const each of tensors) each.dispose();
}
