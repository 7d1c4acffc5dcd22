import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "refuses keys in the configuration files that it does not know",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        "const sums = new Map();",
        'for (const channel of Object.values(channels)) for (const key of Object.keys(channel)) if (!["ContentType", "TrainingInputMode", "S3DistributionType", "RecordWrapperType"].includes(key)) throw new Error(`unknown key ${key} in inputdataconfig.json`);\n  const sums = new Map();',
      ],
    ],
  },
  fails: {
    "TRAIN-CFG-03": /key|topology/,
  },
});
