import { image } from "../../src/image.ts";

export default image({
  title: "training prints a character that the locale of the image lacks",
  resembles: "aws/sagemaker-containers#159: UnicodeEncodeError in a container, and none in a notebook",
  condition: "one fault",
  bases: ["nginx"],
  like: "nginx-gunicorn-flask",
  replace: {
    "predictor.py": [
      ["model = json.loads(MODEL.read_text()) if MODEL.exists() else None", "model = json.loads(MODEL.read_text())"],
    ],
    train: [['print("reading", CHANNEL)\n', 'print("accuracy \\u2265 0.9")\n']],
    Dockerfile: [["WORKDIR /opt/program\n", "ENV LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0\nWORKDIR /opt/program\n"]],
  },
  flags: { body: "5.1,3.5,1.4,0.2", contentType: "text/csv" },
  truth: {
    conclusion: "not-conformant",
    broken: { "TRAIN-EXIT-01": "UnicodeEncodeError: the output is ASCII; no data would change it" },
  },
});
