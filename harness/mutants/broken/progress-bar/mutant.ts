import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "draws a progress bar with carriage returns",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        "    saveModel(sums, hyperparameters);",
        '    for (let percent = 0; percent <= 100; percent += 10) process.stdout.write(`\\r${"#".repeat(percent / 10)} ${percent} %`);\n    saveModel(sums, hyperparameters);',
      ],
    ],
  },
  fails: {
    "LOG-03": /carriage|CR|#015|\\r/,
  },
});
