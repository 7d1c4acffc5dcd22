import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "prints its error, saves a model all the same and ends with 0",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        'writeFileSync("/opt/ml/output/failure", `${error.message}\\n\\n${error.stack}`);\n    process.exit(1);',
        'writeFileSync("/opt/ml/model/model.json", \'{"distance":"euclidean","centroids":[]}\');\n    process.exit(0);',
      ],
    ],
  },
  fails: {
    "TRAIN-EXIT-02": /no channel training\) and ended with exit code 0/,
    "TRAIN-HP-06": /taken in silence, the job ends with 0/,
    "TRAIN-IN-03": /without the required channel training the job ends with 0/,
  },
  hides: ["TRAIN-*"],
});
