import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "prints the whole environment, secrets and all",
  from: "plain",
  replace: {
    "train.mjs": [
      ['console.log("training started");', 'console.log("training started", JSON.stringify(process.env));'],
    ],
  },
  fails: {
    "TRAIN-ENV-05": /environment/,
  },
});
