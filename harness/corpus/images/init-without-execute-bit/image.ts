import { image } from "../../src/image.ts";

export default image({
  title: "tini starts what the argument names, and train has no execute bit",
  resembles: "'[FATAL tini (7)] exec train failed: Permission denied': chmod lost between two machines",
  condition: "several faults",
  bases: ["nginx"],
  like: "nginx-gunicorn-flask",
  replace: {
    "predictor.py": [
      ["model = json.loads(MODEL.read_text()) if MODEL.exists() else None", "model = json.loads(MODEL.read_text())"],
    ],
    Dockerfile: [
      [
        "ENV PATH",
        "RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*\nENV PATH",
      ],
      ["RUN chmod 755 train serve\n", 'RUN chmod 644 train && chmod 755 serve\nENTRYPOINT ["tini", "--"]\n'],
    ],
  },
  flags: { body: "5.1,3.5,1.4,0.2", contentType: "text/csv" },
  truth: {
    conclusion: "not-conformant",
    broken: { "IMG-TRAIN-03": "exit code 126: /opt/program/train may not be executed", "IMG-SCRIPT-10": "mode 644" },
  },
});
