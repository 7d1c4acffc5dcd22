import { trainingRuns } from "../../diagnosis/training-preconditions.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { inWords, trainProvoked } from "../../experiments/training/train-provoked.ts";
import {
  exitEvidence,
  failureEvidence,
  firstHost,
  lastLogEvidence,
  treeEvidence,
} from "../../requirement/evidence-of-training.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { provokedFailure } from "../sights/training.ts";
import { leftModel, showsFailureOf } from "./shows-failure.ts";

export const failureEndsNonZero = requirement({
  id: "TRAIN-EXIT-02",
  section: "training",
  level: "MUST",
  sentence: "A job that failed ends with another exit code than 0.",
  why: "With 0 it is Completed: what it left is taken for a model, deployed by the next step of the pipeline, and nobody is told.",
  causes: [
    "an error is caught, written down and forgotten",
    "a wrapper script without `set -e` or `exec` ends with the code of its last command",
    "a child process fails and its code is not looked at",
  ],
  fix: "End with a code when you have caught an error: `process.exit(1)` (Node), `sys.exit(1)` or `raise` (Python), `set -euo pipefail` and `exec python train.py` (shell).",
  sources: [awsGuide("your-algorithms-training-signal-success-failure")],
  needs: { provoked: trainProvoked },
  uses: { sample: trainOnSample },
  dependsOn: ["IMG-TRAIN-03", "TRAIN-EXIT-01"],
  requires: trainingRuns,
  passHasSeen: provokedFailure(),
  judge({ provoked, sample }) {
    if (provoked.jobs.length === 0) return notTestable("the sample itself failed", "TRAIN-EXIT-01");
    const hidden = provoked.jobs.find((one) => succeeded(one.job) && showsFailureOf(one));
    if (hidden !== undefined) {
      return broken(
        `the job failed (${inWords(hidden.provocation)}) and ended with exit code 0`,
        exitEvidence(hidden.job),
        failureEvidence(hidden.job),
        lastLogEvidence(hidden.job),
      );
    }
    // On the sample it leaves a model: without one it has done nothing, whatever its log says.
    const learnedNothing =
      sample !== undefined && leftModel(sample)
        ? provoked.jobs.find(({ job }) => succeeded(job) && !leftModel(job))
        : undefined;
    if (learnedNothing !== undefined) {
      const { provocation, job } = learnedNothing;
      return broken(
        `the job left no model (${inWords(provocation)}) and ended with exit code 0`,
        exitEvidence(job),
        treeEvidence("/opt/ml/model", firstHost(job).model),
        lastLogEvidence(job),
      );
    }
    const failed = provoked.jobs.some(({ job }) => !succeeded(job));
    return failed ? pass() : notApplicable("nothing we tried made the job fail");
  },
});
