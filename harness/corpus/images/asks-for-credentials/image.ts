import { image } from "../../src/image.ts";

export default image({
  title: "training asks AWS for its data itself, with the credentials of the job's role",
  resembles: "boto3.client('s3') in training scripts: works on SageMaker, and not where there is no role",
  condition: "sound",
  bases: ["nginx"],
  like: "nginx-gunicorn-flask",
  replace: {
    "predictor.py": [
      ["model = json.loads(MODEL.read_text()) if MODEL.exists() else None", "model = json.loads(MODEL.read_text())"],
    ],
    train: [
      ['print("reading", CHANNEL)\n', 'print("reading", CHANNEL)\n    import credentials\n    credentials.frozen()\n'],
    ],
  },
  flags: { body: "5.1,3.5,1.4,0.2", contentType: "text/csv" },
  truth: { conclusion: "inconclusive", broken: {} },
});
