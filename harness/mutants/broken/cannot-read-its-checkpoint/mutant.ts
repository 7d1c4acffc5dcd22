import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "writes a checkpoint that it cannot read back",
  from: "plain",
  replace: {
    // A Map is no JSON: it becomes {}, and nobody notices until the first interruption.
    "checkpoint.mjs": [["sums: [...sums]", "sums"]],
  },
  fails: {
    "TRAIN-CKPT-02": /the job failed: .*not iterable/,
  },
});
