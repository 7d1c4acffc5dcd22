import { image } from "../../src/image.ts";

export default image({
  title:
    "a toolkit of script mode turns channels and hyperparameters into SM_ variables and options, then runs the script",
  resembles: "aws/sagemaker-training-toolkit inside a framework image, train only",
  condition: "sound",
  bases: ["python"],
  flags: { capability: ["train"], hp: ["neighbors=3", "weights=uniform"] },
  truth: { conclusion: "conformant", broken: {} },
});
