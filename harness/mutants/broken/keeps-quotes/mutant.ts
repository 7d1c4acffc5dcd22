import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "does not undo the quotes that some tools put around strings",
  from: "plain",
  replace: {
    "hyperparameters.mjs": [["return value.startsWith('\"') ? JSON.parse(value) : value;", "return value;"]],
  },
  fails: {
    "TRAIN-HP-03": /distance/,
  },
});
