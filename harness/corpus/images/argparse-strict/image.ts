import { image } from "../../src/image.ts";

export default image({
  title: "the toolkit hands on every hyperparameter, and the script's parser refuses those it does not know",
  resembles:
    "script mode with parser.parse_args(): the commonest way that a tuning job or an SDK upgrade breaks a script",
  condition: "one fault",
  bases: ["python"],
  like: "script-mode-toolkit",
  replace: {
    "script.py": [["options, _ = parser.parse_known_args()", "options = parser.parse_args()"]],
    "toolkit.py": [['if not name.startswith(("sagemaker_", "_"))', 'if not name.startswith("sagemaker_")']],
  },
  flags: { capability: ["train"], hp: ["neighbors=3", "weights=uniform"] },
  truth: {
    conclusion: "conformant",
    broken: {
      "TRAIN-HP-05":
        "_tuning_objective_metric, which every tuning job adds, ends the script with 'unrecognized arguments'",
    },
  },
});
