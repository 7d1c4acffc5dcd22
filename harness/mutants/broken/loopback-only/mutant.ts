import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "listens on the loopback interface only",
  from: "plain",
  replace: {
    "serve.mjs": [['"0.0.0.0"', '"127.0.0.1"']],
  },
  fails: {
    "HOST-BIND-02": /127\.0\.0\.1:8080/,
  },
  hides: ["HOST-*", "INV-*", "BATCH-*", "STOP-*", "TRAIN-MODEL-04"],
});
