import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "says that it goes on from the checkpoint of the network, and trains from the first epoch",
  from: "tensorflow",
  replace: {
    "train.ts": [
      [
        "await learn(data, () => context.isStopping, { checkpoint: context.checkpoint, from });",
        "await learn(data, () => context.isStopping, { checkpoint: context.checkpoint });",
      ],
    ],
  },
  fails: {
    "TRAIN-CKPT-02": /began at step 1 again/,
  },
});
