import { z } from "zod";

const MOST = 1_000_000;

function whole(lowest: number, highest: number, standard: number) {
  const described = `a whole number from ${lowest} to ${highest}`;
  return z.int().min(lowest).max(highest).default(standard).describe(described);
}

/** Keras' names, and the values of the lab as defaults. */
export const hyperparameters = z.object({
  epochs: whole(1, MOST, 300),
  batch_size: whole(1, MOST, 32),
  learning_rate: z.number().gt(0).max(10).default(0.001).describe("a number above 0, at most 10"),
  units: whole(1, 65_536, 32),
  /** Epochs without a better val_loss after which training ends. */
  patience: whole(1, MOST, 5),
  optimizer: z.enum(["rmsprop", "adam", "sgd"]).default("rmsprop").describe('"rmsprop", "adam" or "sgd"'),
  loss: z
    .enum(["sparse_categorical_crossentropy", "categorical_crossentropy"])
    .default("sparse_categorical_crossentropy")
    .describe('"sparse_categorical_crossentropy" or "categorical_crossentropy"; labels are encoded to fit'),
  /** Labels are 0 … classes - 1, and the network has an output for each. */
  classes: whole(2, 10_000, 3),
  seed: whole(0, 2 ** 31 - 1, 1),
  /** Rows held at a time for shuffling: a channel of at most so many is shuffled as a whole. */
  shuffle_rows: whole(1, MOST, 10_000),
});

export type Hyperparameters = z.infer<typeof hyperparameters>;
