import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "keeps a file that it needs where the platform mounts its folders",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        "const hyperparameters = readHyperparameters();",
        'readFileSync("/opt/ml/input/settings.json");\n  const hyperparameters = readHyperparameters();',
      ],
    ],
  },
  files: {
    "/opt/ml/input/settings.json": "{}",
  },
  fails: {
    "IMG-OPTML-09": /\/opt\/ml/,
  },
  hides: ["*"],
});
