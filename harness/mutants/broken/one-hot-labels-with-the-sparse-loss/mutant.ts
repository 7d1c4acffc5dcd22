import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "encodes labels one-hot whatever the loss, and the sparse one wants them as they are",
  from: "tensorflow",
  replace: {
    "network/build-network.ts": [
      [
        'return loss === "categorical_crossentropy" ? "categorical" : "sparse";',
        'return loss === "" ? "sparse" : "categorical";',
      ],
    ],
  },
  fails: {
    "TRAIN-EXIT-01": /target expected a batch of elements where each example has shape \[1\]/,
  },
  hides: ["*"],
});
