import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "takes longer for a prediction than the platform waits",
  from: "plain",
  replace: {
    "serve.mjs": [
      ["  const labels = [];", "  await new Promise((resolve) => setTimeout(resolve, 4000));\n  const labels = [];"],
    ],
  },
  profile: { limits: { invocation: "2s" } },
  fails: {
    "INV-TIME-02": /time/,
  },
  hides: ["INV-*"],
});
