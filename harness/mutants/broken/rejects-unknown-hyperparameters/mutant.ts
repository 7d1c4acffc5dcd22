import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "stumbles over hyperparameters that tools add",
  from: "plain",
  replace: {
    "hyperparameters.mjs": [
      [
        "  return {\n    epochs",
        '  for (const name of Object.keys(file)) if (!["epochs", "distance"].includes(name)) throw new Error(`unrecognized hyperparameter ${name}`);\n  return {\n    epochs',
      ],
    ],
  },
  fails: {
    "TRAIN-HP-05": /sagemaker_|_tuning|unknown/,
  },
});
