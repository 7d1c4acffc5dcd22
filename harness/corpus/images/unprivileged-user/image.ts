import { image } from "../../src/image.ts";

export default image({
  title: "the image sets a user of its own, who may not write the model; for debugging it prints its environment",
  resembles: "hardened images (USER app) used for training",
  condition: "several faults",
  bases: ["python"],
  like: "fastapi-uvicorn",
  replace: {
    Dockerfile: [["ENTRYPOINT", "RUN useradd --uid 1001 app\nUSER app\nENTRYPOINT"]],
    "training.py": [
      ["import json\n", "import json\nimport os\n"],
      ['print("training starts")', 'print("training starts", dict(os.environ))'],
    ],
  },
  flags: { capability: ["train"] },
  truth: {
    conclusion: "not-conformant",
    broken: {
      "IMG-USER-11": "PermissionError: the platform's folders belong to root",
      "TRAIN-ENV-05": "the whole environment is printed, tokens and all",
    },
  },
});
