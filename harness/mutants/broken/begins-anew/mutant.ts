import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "writes its checkpoint and never reads it",
  from: "plain",
  replace: {
    "train.mjs": [["const before = readCheckpoint();", "const before = { epochs: 0, sums: [] };"]],
  },
  fails: {
    "TRAIN-CKPT-02": /began at step 0 again: the interrupted job had reached step \d+/,
  },
});
