import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "says 503 for ever",
  from: "plain",
  replace: {
    "serve.mjs": [["model === undefined ? 503 : 200", "503"]],
  },
  profile: { limits: { start: "8s" } },
  fails: {
    "HOST-PING-06": /503/,
  },
  hides: ["HOST-*", "INV-*", "STOP-*", "TRAIN-MODEL-04"],
});
