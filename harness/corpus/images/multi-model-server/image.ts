import { image } from "../../src/image.ts";

export default image({
  title: "loads, lists, invokes and unloads models below /models; it has no /invocations",
  resembles: "awslabs/multi-model-server behind sagemaker-inference, with the label for several models",
  condition: "sound",
  bases: ["python"],
  flags: { capability: ["serve"] },
  truth: { conclusion: "conformant", broken: {} },
});
