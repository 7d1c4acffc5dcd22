import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "the entry point in shell form loses its argument",
  from: "plain",
  dockerfile: "ENTRYPOINT node /opt/program/main.mjs",
  fails: {
    "IMG-EXEC-06": /shell|\/bin\/sh/,
    "IMG-TRAIN-03": /argument|usage/,
  },
  hides: ["*"],
});
