import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "a missing channel goes unnoticed",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        "  if (channels.training === undefined)\n    throw new Error(",
        "  if (channels.training === undefined) return saveModel(new Map(), hyperparameters);\n  if (false)\n    throw new Error(",
      ],
    ],
  },
  fails: {
    "TRAIN-IN-03": /training/,
  },
});
