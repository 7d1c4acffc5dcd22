import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "takes hyperparameters for numbers without converting them",
  from: "plain",
  replace: {
    "hyperparameters.mjs": [
      ["const number = Number(value);", "const number = value;"],
      ['unquoted(file.epochs ?? "2")', "file.epochs === undefined ? 2 : file.epochs"],
    ],
  },
  fails: {
    "TRAIN-HP-02": /epochs/,
  },
  hides: ["*"],
});
