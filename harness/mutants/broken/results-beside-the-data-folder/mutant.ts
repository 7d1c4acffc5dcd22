import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "writes its results where nobody collects them",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        '  mkdirSync("/opt/ml/output/data", { recursive: true });',
        '  writeFileSync("/opt/ml/output/metrics.json", "{}");\n  mkdirSync("/opt/ml/output/data", { recursive: true });',
      ],
    ],
  },
  fails: {
    "TRAIN-OUT-01": /metrics.json/,
  },
});
