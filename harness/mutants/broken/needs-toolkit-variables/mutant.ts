import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "expects SM_ variables that only a toolkit sets",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        "const sums = new Map();",
        'if (process.env.SM_MODEL_DIR === undefined) throw new Error("KeyError: SM_MODEL_DIR");\n  const sums = new Map();',
      ],
    ],
  },
  fails: {
    "TRAIN-ENV-03": /SM_/,
    "TRAIN-EXIT-01": /SM_MODEL_DIR/,
  },
  hides: ["*"],
});
