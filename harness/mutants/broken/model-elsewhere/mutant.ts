import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "saves its model outside the model folder",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        'writeFileSync("/opt/ml/model/.model.json", readFileSync("/tmp/model.json"));\n  renameSync("/opt/ml/model/.model.json", "/opt/ml/model/model.json");',
        'renameSync("/tmp/model.json", "/tmp/final-model.json");',
      ],
    ],
  },
  fails: {
    "TRAIN-MODEL-01": /\/opt\/ml\/model/,
  },
  hides: ["*"],
});
