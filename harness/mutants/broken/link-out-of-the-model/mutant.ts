import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "leaves a link to a file outside the model folder, as download caches do",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        'renameSync("/opt/ml/model/.model.json", "/opt/ml/model/model.json");',
        'renameSync("/opt/ml/model/.model.json", "/opt/ml/model/model.json");\n  if (!existsSync("/opt/ml/model/cache")) symlinkSync("/tmp", "/opt/ml/model/cache");',
      ],
      ["import { mkdirSync,", "import { existsSync, mkdirSync, symlinkSync,"],
    ],
  },
  fails: {
    "TRAIN-MODEL-03": /cache/,
  },
});
