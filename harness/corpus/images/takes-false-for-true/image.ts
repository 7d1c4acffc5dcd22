import { image } from "../../src/image.ts";

export default image({
  title: "a truth value is read with bool(text), and the text False is true",
  resembles: "training scripts with add_argument('--normalize', type=bool)",
  condition: "one fault",
  bases: ["python"],
  like: "fastapi-uvicorn",
  replace: {
    "training.py": [
      [
        "    return {label: [statistics.fmean(column) for column in zip(*rows)] for label, rows in groups.items()}",
        `    given = json.loads((ROOT / "input" / "config" / "hyperparameters.json").read_text())
    parser = argparse.ArgumentParser()
    parser.add_argument("--normalize", type=bool, default=False)
    options = ["--normalize", given["normalize"]] if "normalize" in given else []
    top = 10.0 if parser.parse_args(options).normalize else 1.0
    return {label: [statistics.fmean(column) / top for column in zip(*rows)] for label, rows in groups.items()}`,
      ],
      ["import json\nimport pathlib", "import argparse\nimport json\nimport pathlib"],
    ],
  },
  flags: { hp: ["normalize=False"] },
  truth: {
    conclusion: "not-conformant",
    broken: {
      "TRAIN-HP-02": "bool('False') is True: the model of normalize=False is that of normalize=True",
    },
  },
});
