import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "takes a hyperparameter for an option without a value",
  from: "plain",
  replace: {
    "hyperparameters.mjs": [
      [
        'distance: oneOf("distance", ["euclidean", "manhattan"], unquoted(file.distance ?? "euclidean")),',
        'distance: file.distance === undefined ? "euclidean" : optionWithoutValue(file.distance),',
      ],
      [
        "function unquoted(value) {",
        "function optionWithoutValue(value) {\n  throw new Error(`unrecognized arguments: ${value}`);\n}\n\nfunction unquoted(value) {",
      ],
    ],
  },
  fails: {
    "TRAIN-HP-02": /distance arrives with its value "euclidean", and the program takes it for an option without one/,
  },
  hides: ["*"],
});
