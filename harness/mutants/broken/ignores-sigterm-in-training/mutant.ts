import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "does not hear SIGTERM while it trains",
  from: "plain",
  replace: {
    "train.mjs": [['process.on("SIGTERM", () => stop.abort());', 'process.on("SIGTERM", () => {});']],
  },
  fails: {
    "TRAIN-SIG-01": /SIGTERM/,
  },
  hides: ["TRAIN-SIG-02"],
});
