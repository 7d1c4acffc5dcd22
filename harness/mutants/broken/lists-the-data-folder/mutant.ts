import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "takes everything in the data folder for a channel",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        "const sums = new Map();",
        'for (const name of readdirSync("/opt/ml/input/data")) if (channels[name.replace(/_\\d+$/, "")] === undefined) throw new Error(`no configuration for channel ${name}`);\n  const sums = new Map();',
      ],
      ["import { mkdirSync,", "import { mkdirSync, readdirSync,"],
    ],
  },
  fails: {
    "TRAIN-IN-02": /manifest/,
  },
});
