import { image } from "../../src/image.ts";

export default image({
  title: "training reads each hyperparameter as JSON, and a text arrives without quotes",
  resembles: "aws/sagemaker-containers#179: jobs that are started by Step Functions or the API, not by the Python SDK",
  condition: "one fault",
  bases: ["nginx"],
  like: "nginx-gunicorn-flask",
  replace: {
    train: [
      [
        'print("reading", CHANNEL)\n',
        'print("reading", CHANNEL)\n    given = json.loads(pathlib.Path("/opt/ml/input/config/hyperparameters.json").read_text())\n    hyperparameters = {name: json.loads(value) for name, value in given.items()}\n',
      ],
    ],
  },
  flags: { body: "5.1,3.5,1.4,0.2", contentType: "text/csv", hp: ["criterion=gini"] },
  truth: {
    conclusion: "not-conformant",
    broken: { "TRAIN-HP-02": "json.loads of the text gini; the value is plain text on the platform" },
  },
});
