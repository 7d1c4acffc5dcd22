import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "hides the cause behind a thousand characters of banner",
  from: "plain",
  replace: {
    "train.mjs": [["`${error.message}\\n\\n${error.stack}`", '`${"=".repeat(80)}\\n`.repeat(15) + error.message']],
  },
  fails: {
    "TRAIN-FAIL-02": /1,?024/,
  },
});
