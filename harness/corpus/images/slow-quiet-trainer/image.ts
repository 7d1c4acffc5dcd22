import { image } from "../../src/image.ts";

export default image({
  title: "before its first line the training computes for some seconds and waits for a licence server for 50 more",
  resembles: "large frameworks on a slow disk: TensorFlow, CUDA and a licence check before the first log line",
  condition: "sound",
  bases: ["python"],
  like: "fastapi-uvicorn",
  replace: {
    "training.py": [
      ["import json\n", "import hashlib\nimport json\n"],
      ["import sys\nimport traceback\n", "import sys\nimport time\nimport traceback\n"],
      [
        "def main():\n",
        `def get_ready():
    given = json.loads((ROOT / "input" / "config" / "hyperparameters.json").read_text())
    quiet = int(given.get("quiet_seconds", "0"))
    until = time.process_time() + min(quiet, 5)
    while time.process_time() < until:
        hashlib.sha256(b"imports" * 10_000).digest()
    time.sleep(quiet)


def main():
`,
      ],
      ['        print("training starts")\n', '        get_ready()\n        print("training starts")\n'],
    ],
  },
  configuration: "byoa.yaml",
  truth: { conclusion: "conformant", broken: {} },
});
