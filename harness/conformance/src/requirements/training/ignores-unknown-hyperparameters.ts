import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { jobWith } from "../../experiments/training/perturbed.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { trainTolerant, UNKNOWN_HYPERPARAMETERS } from "../../experiments/training/train-tolerant.ts";
import { saidBy } from "../../requirement/evidence-of-training.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { code, issue } from "../../requirement/source.ts";
import { jobWithAdded } from "../sights/training.ts";
import { endsBadly, howItFailed } from "./how-it-failed.ts";

export const ignoresUnknownHyperparameters = requirement({
  id: "TRAIN-HP-05",
  section: "training",
  level: "SHOULD",
  sentence: "Hyperparameters that the algorithm does not know do not stop it.",
  why: "Tools add their own: the Python SDK sagemaker_job_name, sagemaker_region and others, a tuning job _tuning_objective_metric. Who refuses them cannot be tuned.",
  causes: [
    "argparse refuses what it was not told of",
    "a strict schema",
    "every key is handed to the library's constructor",
  ],
  fix: "Take the ones you know: zod's plain `z.object` drops the others (Node), `parser.parse_known_args()` (Python), `*) shift ;;` as the last case (shell).",
  sources: [
    code("aws/sagemaker-training-toolkit", "src/sagemaker_training/params.py"),
    issue("aws/sagemaker-training-toolkit", 66),
    issue("aws/sagemaker-containers", 179),
  ],
  needs: { sample: trainOnSample, tolerant: trainTolerant },
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: jobWithAdded("unknown-hyperparameters"),
  judge({ sample, tolerant }) {
    const job = jobWith(tolerant, "unknown-hyperparameters");
    if (job === undefined || succeeded(job)) return pass();
    const said = saidBy(job);
    const named = Object.keys(UNKNOWN_HYPERPARAMETERS).filter((name) => said.includes(name));
    const which =
      named.length === 0
        ? "hyperparameters that a tuning job (_tuning_objective_metric) and the Python SDK (sagemaker_*) add"
        : named.map((name) => `${name}, which ${addedBy(name)} adds,`).join(" ");
    return broken(`with ${which} the job ${endsBadly(job, sample)}`, ...howItFailed(job));
  },
});

const addedBy = (name: string): string => (name.startsWith("_tuning") ? "a tuning job" : "the Python SDK");
