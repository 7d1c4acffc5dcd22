import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "ends with 0 although it failed",
  from: "plain",
  replace: {
    "train.mjs": [["process.exit(1);", "process.exit(0);"]],
  },
  fails: {
    "TRAIN-EXIT-02": /0/,
  },
  hides: ["TRAIN-*"],
});
