import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "leaves at SIGTERM without saving what it has",
  from: "plain",
  replace: {
    "train.mjs": [
      ['process.on("SIGTERM", () => stop.abort());', 'process.on("SIGTERM", () => process.exit(0));'],
      // Slow epochs, so that SIGTERM surely comes between them.
      [
        "    const rows = await readChannel(",
        "    await new Promise((resolve) => setTimeout(resolve, 2500));\n    const rows = await readChannel(",
      ],
      ["    saveModel(sums, hyperparameters);\n  }\n", "  }\n  saveModel(sums, hyperparameters);\n"],
    ],
  },
  fails: {
    "TRAIN-SIG-02": /model/,
  },
});
