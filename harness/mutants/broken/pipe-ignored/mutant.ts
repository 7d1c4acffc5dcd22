import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "looks for a folder although the mode is Pipe",
  from: "plain",
  replace: {
    "channels.mjs": [
      ['if (config.TrainingInputMode === "Pipe") return', 'if (config.TrainingInputMode === "pipe") return'],
    ],
  },
  fails: {
    "CHAN-MODE-03": /Pipe/,
  },
  hides: ["CHAN-PIPE-*"],
});
