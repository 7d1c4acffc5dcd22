import { image } from "../../src/image.ts";

export default image({
  title:
    "handlers come from a model.py in the model archive, or are the server's own; sessions and adapters are left out",
  resembles: "aws/model-hosting-container-standards as vLLM and TensorRT-LLM containers use it",
  condition: "sound",
  bases: ["python"],
  flags: {
    capability: ["serve"],
    model: "model",
    body: '{"prompt": "hello", "max_tokens": 3}',
    contentType: "application/json",
  },
  truth: { conclusion: "conformant", broken: {} },
});
