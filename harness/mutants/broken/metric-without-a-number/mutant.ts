import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "prints its metric as text that no number can be read from",
  from: "plain",
  replace: {
    "train.mjs": [
      ["testing:accuracy=${(right / testing.length).toFixed(4)};", "testing accuracy is ${right} of ${testing.length}"],
    ],
  },
  fails: {
    "LOG-04": /accuracy/,
  },
});
