import { image } from "../../src/image.ts";

export default image({
  title: "a scoring server that reads an MLmodel file; train is refused in words",
  resembles: "mlflow sagemaker build-and-push-container (mlflow.models.container), with its stop repaired",
  condition: "sound",
  bases: ["nginx"],
  flags: {
    capability: ["serve"],
    model: "model",
    body: '{"dataframe_split": {"columns": ["a", "b"], "data": [[1, 2], [3, 4]]}}',
    contentType: "application/json",
  },
  truth: { conclusion: "conformant", broken: {} },
});
