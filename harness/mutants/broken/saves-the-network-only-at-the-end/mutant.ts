import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "keeps the best weights in memory and saves them only at the end, which SIGTERM does not wait for",
  from: "tensorflow",
  replace: {
    "train.ts": [
      [
        "      context.saveModel(await modelFiles(network, weights, { ...facts, training: { rows, epoch, library } }));\n",
        "",
      ],
      [
        "    if (context.isStopping) return;\n    setWeights",
        "    if (context.isStopping) return;\n    const training_ = { rows, epoch: best.epoch, library };\n    context.saveModel(await modelFiles(network, best.weights, { ...facts, training: training_ }));\n    setWeights",
      ],
    ],
  },
  fails: {
    "TRAIN-SIG-02": /left no file in \/opt\/ml\/model/,
  },
});
