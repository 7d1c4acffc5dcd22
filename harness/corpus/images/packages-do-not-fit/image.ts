import { image } from "../../src/image.ts";

export default image({
  title: "an import fails because two packages do not fit each other",
  resembles:
    "protobuf 4 with code generated for 3: 'Descriptors cannot be created directly' (TypeError, not ImportError)",
  condition: "one fault",
  bases: ["nginx"],
  like: "nginx-gunicorn-flask",
  replace: {
    "predictor.py": [
      ["model = json.loads(MODEL.read_text()) if MODEL.exists() else None", "model = json.loads(MODEL.read_text())"],
    ],
    train: [["import learner\n", "import framework\nimport learner\n"]],
  },
  flags: { body: "5.1,3.5,1.4,0.2", contentType: "text/csv" },
  truth: {
    conclusion: "not-conformant",
    broken: { "TRAIN-EXIT-01": "fails while it imports framework, before it looks at any data" },
  },
});
