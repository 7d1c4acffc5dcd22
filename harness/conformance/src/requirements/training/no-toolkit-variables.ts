import { causeNamed } from "../../diagnosis/cause-named.ts";
import { causeOfFailure } from "../../diagnosis/cause-of-failure.ts";
import { trainingRuns, trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { exitEvidence, lastLogEvidence } from "../../requirement/evidence-of-training.ts";
import { because, broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { jobSucceeded } from "../sights/training.ts";

export const noToolkitVariables = requirement({
  id: "TRAIN-ENV-03",
  section: "training",
  level: "SHOULD",
  sentence: "Training does not depend on SM_* variables that the image does not set itself.",
  why: "The platform sets none of them: AWS's training toolkit makes them inside its own images. In any other image the program fails at its first look-up.",
  causes: [
    "a script written for a framework image is used in an image of one's own",
    "it was tried only with a toolkit around it",
  ],
  fix: 'Give the contract\'s path as the default: `process.env.SM_MODEL_DIR ?? "/opt/ml/model"` (Node), `os.environ.get("SM_MODEL_DIR", "/opt/ml/model")` (Python), `model=/opt/ml/model` (shell).',
  sources: [
    awsGuide("model-train-storage"),
    issue("aws/sagemaker-python-sdk", 2418),
    issue("aws/sagemaker-training-toolkit", 107),
  ],
  needs: { sample: trainOnSample },
  dependsOn: ["IMG-TRAIN-03"],
  requires: trainingRuns,
  passHasSeen: jobSucceeded,
  judge({ sample }, profile) {
    const unsuccessful = trainingSucceeds.unmet({ sample }, profile);
    if (unsuccessful === undefined) return pass();
    const cause = causeOfFailure(sample);
    if (cause?.kind !== "toolkit-variable") return unsuccessful;
    return because(
      causeNamed(cause),
      broken(`it ended because ${cause.name} is not set`, exitEvidence(sample), lastLogEvidence(sample)),
    );
  },
});
