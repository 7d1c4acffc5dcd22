import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "keeps its checkpoint in the model folder, which nobody copies while the job runs",
  from: "plain",
  replace: {
    "checkpoint.mjs": [['const FOLDER = "/opt/ml/checkpoints";', 'const FOLDER = "/opt/ml/model";']],
  },
  fails: {
    "TRAIN-CKPT-01": /interrupted after \d+ steps .* left nothing in \/opt\/ml\/checkpoints.*checkpoint\.json/s,
  },
  hides: ["TRAIN-CKPT-02"],
});
