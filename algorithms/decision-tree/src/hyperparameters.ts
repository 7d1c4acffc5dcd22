import { z } from "zod";

/** scikit-learn's names, as far as ml-cart can hold what they promise. */
export const hyperparameters = z.object({
  criterion: z
    .literal("gini")
    .default("gini")
    .describe('"gini": ml-cart has no other criterion (scikit-learn also has "entropy" and "log_loss")'),
  max_depth: z
    .int()
    .min(1)
    .nullable()
    .default(null)
    .describe("a whole number of at least 1, or left out for a tree without a limit"),
  min_samples_split: z.int().min(2).default(2).describe("a whole number of at least 2"),
  min_impurity_decrease: z.number().min(0).default(0).describe("a number of at least 0"),
});

export type Hyperparameters = z.infer<typeof hyperparameters>;
