import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "listens on another port",
  from: "plain",
  replace: {
    "serve.mjs": [["const PORT = 8080;", "const PORT = 5000;"]],
  },
  fails: {
    "HOST-PORT-01": /5000/,
  },
  hides: ["HOST-*", "INV-*", "BATCH-*", "STOP-*", "TRAIN-MODEL-04"],
});
