import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "predicts under /predict",
  from: "plain",
  replace: {
    "serve.mjs": [["POST /invocations", "POST /predict"]],
  },
  fails: {
    "INV-OK-01": /404/,
  },
  hides: ["INV-*", "BATCH-*", "HOST-PING-07", "HOST-PING-08", "STOP-03", "TRAIN-MODEL-04"],
});
