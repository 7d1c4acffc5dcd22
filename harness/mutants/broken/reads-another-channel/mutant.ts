import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "reads a channel named train, which the job does not have",
  from: "plain",
  replace: {
    "train.mjs": [['readChannel("training", channels', 'readChannel("train", channels']],
  },
  fails: {
    "TRAIN-EXIT-01": /ended with exit code 1/,
    "TRAIN-IN-03": /reads the channel train; the job has training/,
  },
  hides: ["*"],
});
