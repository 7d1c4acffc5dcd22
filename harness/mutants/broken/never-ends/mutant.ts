import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "stays alive after its work is done",
  from: "plain",
  replace: {
    "train.mjs": [["    process.exit(0);", "    setInterval(() => {}, 1000);"]],
  },
  fails: {
    "TRAIN-EXIT-03": /alive|end/,
  },
  hides: ["*"],
});
