import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "leaves at SIGTERM without saving what it has",
  from: "plain",
  replace: {
    "train.mjs": [
      ['process.on("SIGTERM", () => stop.abort());', 'process.on("SIGTERM", () => process.exit(0));'],
      ["    saveModel(sums, hyperparameters);\n  }\n", "  }\n  saveModel(sums, hyperparameters);\n"],
    ],
  },
  fails: {
    "TRAIN-SIG-02": /model/,
  },
});
