import { image } from "../../src/image.ts";

export default image({
  title: "the first line of train names python, and the image has python3 only",
  resembles: "aws/sagemaker-python-sdk#787: AWS's sample moved to a base image of Python 3",
  condition: "one fault",
  bases: ["nginx"],
  like: "nginx-gunicorn-flask",
  replace: {
    "predictor.py": [
      ["model = json.loads(MODEL.read_text()) if MODEL.exists() else None", "model = json.loads(MODEL.read_text())"],
    ],
    train: [["#!/usr/bin/env python3\nimport json", "#!/usr/bin/env python\nimport json"]],
  },
  flags: { body: "5.1,3.5,1.4,0.2", contentType: "text/csv" },
  truth: {
    conclusion: "not-conformant",
    broken: { "IMG-TRAIN-03": "/usr/bin/env: 'python': No such file or directory, exit code 127" },
  },
});
