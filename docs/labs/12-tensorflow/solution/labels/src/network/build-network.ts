import { type Optimizer, train } from "@tensorflow/tfjs-core";
import { initializers, type LayersModel, layers, sequential } from "@tensorflow/tfjs-layers";
import type { LabelEncoding } from "../data/batches.ts";
import type { Hyperparameters } from "../hyperparameters.ts";

type Shape = Pick<Hyperparameters, "units" | "classes" | "seed"> & { readonly featureCount: number };

const OPTIMIZERS: Record<Hyperparameters["optimizer"], (learningRate: number) => Optimizer> = {
  rmsprop: (learningRate) => train.rmsprop(learningRate),
  adam: (learningRate) => train.adam(learningRate),
  sgd: (learningRate) => train.sgd(learningRate),
};

/** The lab's network: a dense layer with relu, then one output for each class with softmax. Weights from the seed. */
export function buildNetwork({ featureCount, units, classes, seed }: Shape): LayersModel {
  const kernel = (offset: number) => initializers.glorotUniform({ seed: seed + offset });
  return sequential({
    name: "network",
    layers: [
      layers.dense({
        name: "hidden",
        inputShape: [featureCount],
        units,
        activation: "relu",
        kernelInitializer: kernel(0),
      }),
      layers.dense({ name: "output", units: classes, activation: "softmax", kernelInitializer: kernel(1) }),
    ],
  });
}

/** Makes a network ready to learn. */
export function compileNetwork(
  network: LayersModel,
  { optimizer, learning_rate, loss }: Pick<Hyperparameters, "optimizer" | "learning_rate" | "loss">,
): void {
  network.compile({
    optimizer: OPTIMIZERS[optimizer](learning_rate),
    loss: loss === "categorical_crossentropy" ? "categoricalCrossentropy" : "sparseCategoricalCrossentropy",
    metrics: ["accuracy"],
  });
}

/** How labels must be encoded for a loss: tfjs takes some that do not fit without a word. */
export function encodingFor(loss: Hyperparameters["loss"]): LabelEncoding {
  return loss === "categorical_crossentropy" ? "categorical" : "sparse";
}
