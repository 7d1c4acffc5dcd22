import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "replaces a bad hyperparameter by its default in silence",
  from: "plain",
  replace: {
    "hyperparameters.mjs": [
      ['throw new Error(`hyperparameter ${name} must be a whole number of at least 1, not "${value}"`);', "return 2;"],
      [
        'throw new Error(`hyperparameter ${name} must be one of ${allowed.join(", ")}, not "${value}"`);',
        "return allowed[0];",
      ],
    ],
  },
  fails: {
    "TRAIN-HP-06": /epochs|distance/,
  },
});
