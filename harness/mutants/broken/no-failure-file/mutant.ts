import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "fails without leaving a reason",
  from: "plain",
  replace: {
    "train.mjs": [['    writeFileSync("/opt/ml/output/failure", `${error.message}\\n\\n${error.stack}`);\n', ""]],
  },
  fails: {
    "TRAIN-FAIL-01": /failure/,
  },
  hides: ["TRAIN-FAIL-02"],
});
