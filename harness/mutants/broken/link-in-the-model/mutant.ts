import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "leaves a link in the model folder",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        '  renameSync("/opt/ml/model/.model.json", "/opt/ml/model/model.json");',
        '  renameSync("/opt/ml/model/.model.json", "/opt/ml/model/model.json");\n  if (!existsSync("/opt/ml/model/latest.json")) symlinkSync("/opt/ml/model/model.json", "/opt/ml/model/latest.json");',
      ],
      ["import { mkdirSync,", "import { existsSync, symlinkSync, mkdirSync,"],
    ],
  },
  fails: {
    "TRAIN-MODEL-03": /link/,
  },
});
