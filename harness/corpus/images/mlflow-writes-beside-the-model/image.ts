import { image } from "../../src/image.ts";

export default image({
  title: "each worker unpacks what it needs beside the model, when it starts",
  resembles:
    "loaders that cache below the model folder (numba, sentence-transformers, TorchServe's store, MLflow's environment)",
  condition: "one fault",
  bases: ["nginx"],
  like: "mlflow-scoring-server",
  replace: {
    "scoring.py": [
      [
        'columns = [name for name in weights if name != "intercept"]\n',
        `columns = [name for name in weights if name != "intercept"]
cache = pathlib.Path("/opt/ml/model/.cache")
cache.mkdir(exist_ok=True)
(cache / "columns.json").write_text(json.dumps(columns))
`,
      ],
    ],
  },
  flags: {
    capability: ["serve"],
    model: "model",
    body: '{"dataframe_split": {"columns": ["a", "b"], "data": [[1, 2], [3, 4]]}}',
    contentType: "application/json",
  },
  truth: {
    conclusion: "not-conformant",
    broken: {
      "HOST-MODEL-12": "the folder is mounted read-only for endpoints: OSError [Errno 30] when the workers start",
    },
  },
});
