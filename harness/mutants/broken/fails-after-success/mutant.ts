import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "ends with an error although the model is saved",
  from: "plain",
  replace: {
    "train.mjs": [["process.exit(0);", "process.exit(3);"]],
  },
  fails: {
    "TRAIN-EXIT-01": /exit code 3|3/,
  },
  hides: ["*"],
});
