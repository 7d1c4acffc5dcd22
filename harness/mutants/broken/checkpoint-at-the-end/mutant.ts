import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "saves its checkpoint after the last epoch, when it is of no use any more",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        "if (!stop.signal.aborted) saveCheckpoint(epoch + 1, sums);",
        "if (epoch + 1 === hyperparameters.epochs) saveCheckpoint(epoch + 1, sums);",
      ],
    ],
  },
  fails: {
    "TRAIN-CKPT-01": /interrupted after \d+ steps .* left nothing/,
  },
  hides: ["TRAIN-CKPT-02"],
});
