import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "looks for the model in a folder that the archive does not have",
  from: "plain",
  replace: {
    "serve.mjs": [['"/opt/ml/model/model.json"', '"/opt/ml/model/model/model.json"']],
  },
  fails: {
    "IMG-SERVE-04": /\/opt\/ml\/model\/model\/model\.json/,
    "TRAIN-MODEL-04": /model/,
  },
  hides: ["HOST-*", "INV-*", "BATCH-*", "PORT-*", "STOP-*"],
});
