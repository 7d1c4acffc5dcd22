import { image } from "../../src/image.ts";

export default image({
  title: "the server runs as a user of its own and may not write into its home",
  resembles: "BentoML's and hardened images: PermissionError for /home/bentoml/bentos on SageMaker",
  condition: "several faults",
  bases: ["nginx"],
  like: "nginx-gunicorn-flask",
  replace: {
    "predictor.py": [
      ["model = json.loads(MODEL.read_text()) if MODEL.exists() else None", "model = json.loads(MODEL.read_text())"],
      [
        'MODEL = pathlib.Path("/opt/ml/model/means.json")\n',
        'MODEL = pathlib.Path("/opt/ml/model/means.json")\npathlib.Path("/home/app/cache").mkdir()\n',
      ],
    ],
    Dockerfile: [
      ["RUN chmod 755 train serve\n", "RUN chmod 755 train serve && useradd app && mkdir -p /home/app\nUSER app\n"],
    ],
  },
  flags: { body: "5.1,3.5,1.4,0.2", contentType: "text/csv", capability: ["serve"], model: "model" },
  truth: {
    conclusion: "not-conformant",
    broken: {
      "IMG-SERVE-04": "PermissionError: /home/app/cache belongs to root",
      "IMG-USER-11": "USER app cannot do what its program does",
    },
  },
});
