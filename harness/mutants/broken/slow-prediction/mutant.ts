import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "takes longer for a prediction than the platform waits",
  from: "plain",
  replace: {
    "serve.mjs": [
      ["  const labels = [];", "  await new Promise((resolve) => setTimeout(resolve, 4000));\n  const labels = [];"],
    ],
  },
  limits: { invocationMs: 2_000 },
  fails: {
    "INV-TIME-02": /time/,
  },
  hides: ["INV-*", "BATCH-*", "HOST-PING-07", "HOST-PING-08", "STOP-03", "TRAIN-MODEL-04"],
});
