import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { failureEvidence, firstHost } from "../../requirement/evidence-of-training.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { jobSucceeded } from "../sights/training.ts";

export const noFailureFileOnSuccess = requirement({
  id: "TRAIN-FAIL-03",
  section: "training",
  level: "SHOULD",
  sentence: "A job that succeeds leaves no failure file.",
  why: "The file says why a job failed. Beside exit code 0 it contradicts the job's state, and who reads it is misled.",
  causes: [
    "the file is touched or opened at the start",
    "a warning is written there",
    "an error that was overcome is written there",
  ],
  fix: "Write /opt/ml/output/failure in the outermost error handler only, as the last thing before the process ends with another code than 0.",
  sources: [
    awsGuide("your-algorithms-training-algo-output"),
    awsGuide("your-algorithms-training-signal-success-failure"),
  ],
  needs: { sample: trainOnSample },
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: jobSucceeded,
  judge({ sample }) {
    const { failure } = firstHost(sample);
    if (failure === undefined) return pass();
    const size = failure.type === "file" ? `${failure.sizeBytes} bytes` : `a ${failure.type}`;
    return broken(`the job ended with 0 and left /opt/ml/output/failure (${size})`, failureEvidence(sample));
  },
});
