import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "says 503 for ever",
  from: "plain",
  replace: {
    "serve.mjs": [["model === undefined ? 503 : 200", "503"]],
  },
  limits: { startMs: 8_000 },
  fails: {
    "HOST-PING-06": /503/,
  },
  hides: ["HOST-*", "INV-*", "BATCH-*", "STOP-*", "TRAIN-MODEL-04"],
});
