import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "touches the failure file at its start",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        '    console.log("training started");',
        '    console.log("training started");\n    writeFileSync("/opt/ml/output/failure", "");',
      ],
    ],
  },
  fails: {
    "TRAIN-FAIL-03": /failure/,
  },
});
