import { mutant } from "../../src/mutant.ts";

export default mutant({
  title:
    "predicts without disposing of its tensors: in JavaScript the collector would free them, libtensorflow keeps them",
  from: "tensorflow-native",
  replace: {
    "model/predict-rows.ts": [
      [
        "tidy(() => onlyTensor(network.predictOnBatch(tensor2d(inputs, [rows.length, featureCount]))))",
        "onlyTensor(network.predictOnBatch(tensor2d(inputs, [rows.length, featureCount])))",
      ],
      ["  output.dispose();\n", ""],
      ["type Tensor, tensor2d, tidy }", "type Tensor, tensor2d }"],
    ],
  },
  soak: { requests: 20_000, growthBytes: 8 * 1024 * 1024 },
  fails: {
    "HOST-MEM-01": /memory grows with the requests: by \d/,
  },
});
