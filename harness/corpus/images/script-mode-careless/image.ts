import { image } from "../../src/image.ts";

export default image({
  title: "the toolkit prints the job's whole environment, and the script's lines come when it has ended",
  resembles:
    "aws/sagemaker-training-toolkit's 'Training Env' with a script whose output is buffered and whose bar draws itself anew",
  condition: "several faults",
  bases: ["python"],
  like: "script-mode-toolkit",
  replace: {
    "toolkit.py": [
      [
        "options = [part for",
        'print("Environment variables:", json.dumps(environment, indent=1))\noptions = [part for',
      ],
    ],
    "script.py": [
      [
        'print(f"rows=',
        `for step in range(20):
    print(f"\\rfitting {'#' * step}{'.' * (19 - step)}", end="")
print()
print(f"rows=`,
      ],
    ],
  },
  flags: { capability: ["train"], hp: ["neighbors=3", "weights=uniform"] },
  truth: {
    conclusion: "conformant",
    broken: {
      "TRAIN-ENV-05": "tokens of the job's environment stand in the log",
      "LOG-03": "a bar redraws itself with carriage returns",
    },
  },
});
