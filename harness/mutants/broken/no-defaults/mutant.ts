import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "falls over without a word about which hyperparameter is missing",
  from: "plain",
  replace: {
    "hyperparameters.mjs": [['file.distance ?? "euclidean"', "file.distance"]],
  },
  fails: {
    "TRAIN-HP-04": /\{\}|hyperparameter/,
  },
});
