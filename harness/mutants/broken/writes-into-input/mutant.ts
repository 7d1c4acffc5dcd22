import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "puts its scratch files beside the data",
  from: "plain",
  replace: {
    "train.mjs": [
      ["const sums = new Map();", 'writeFileSync("/opt/ml/input/config/cache.bin", "x");\n  const sums = new Map();'],
    ],
  },
  fails: {
    "TRAIN-IN-01": /input/,
  },
});
