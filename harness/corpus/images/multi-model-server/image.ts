import { image } from "../../src/image.ts";

export default image({
  title: "loads, lists, invokes and unloads models below /models; it has no /invocations",
  resembles: "awslabs/multi-model-server behind sagemaker-inference, with the label for several models",
  condition: "sound",
  bases: ["python"],
  flags: { capability: ["serve"] },
  truth: { conclusion: "conformant", broken: {} },
  known: {
    "INV-OK-01":
      "The label for several models is not read: the image is asked for /invocations, which such an image does not have.",
    conclusion: "The same failure.",
  },
});
