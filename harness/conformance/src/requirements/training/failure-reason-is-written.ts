import { trainingRuns } from "../../diagnosis/training-preconditions.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { inWords, trainProvoked } from "../../experiments/training/train-provoked.ts";
import {
  exitEvidence,
  failureEvidence,
  firstHost,
  lastLogEvidence,
  treeEvidence,
} from "../../requirement/evidence-of-training.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { failureFile } from "../sights/training.ts";
import { failedJobs, nothingFailed } from "./failed-jobs.ts";

export const failureReasonIsWritten = requirement({
  id: "TRAIN-FAIL-01",
  section: "training",
  level: "SHOULD",
  sentence: "A job that fails leaves its reason in /opt/ml/output/failure.",
  why: "It becomes the FailureReason of the job, in the console and in every event; without it people see only an exit code.",
  causes: [
    "the error is not caught at the top level",
    "the file is written as /opt/ml/failure",
    "failure is made a folder",
  ],
  fix: 'Catch at the outermost level, write one plain sentence first, then the trace, then end non-zero: `writeFileSync("/opt/ml/output/failure", error.message + "\\n\\n" + error.stack)` (Node), `Path("/opt/ml/output/failure").write_text(f"{error}\\n\\n{traceback.format_exc()}")` (Python), `trap \'echo "line $LINENO failed" > /opt/ml/output/failure\' ERR` (bash).',
  sources: [
    awsGuide("your-algorithms-training-algo-output"),
    awsGuide("your-algorithms-training-signal-success-failure"),
    issue("aws/sagemaker-training-toolkit", 111),
    issue("aws/sagemaker-python-sdk", 658),
  ],
  needs: { sample: trainOnSample, provoked: trainProvoked },
  dependsOn: ["IMG-TRAIN-03"],
  requires: trainingRuns,
  passHasSeen: failureFile,
  judge({ sample, provoked }, profile) {
    const failed = failedJobs(sample, provoked, profile);
    if (failed.length === 0) return nothingFailed(sample);
    for (const { job, provocation } of failed) {
      const { failure, output, elsewhere = [] } = firstHost(job);
      if (failure?.type === "file" && failure.sizeBytes > 0 && failure.isText) continue;
      const when = provocation === undefined ? "" : ` (${inWords(provocation)})`;
      const misplaced = elsewhere.some(({ path }) => path === "failure");
      const what = misplaced
        ? "its failure file is /opt/ml/failure, which SageMaker does not read"
        : whatIsThere(failure);
      const evidence = failure === undefined ? treeEvidence("/opt/ml/output", output) : failureEvidence(job);
      return broken(`the job failed${when}, and ${what}`, exitEvidence(job), evidence, lastLogEvidence(job));
    }
    return pass();
  },
});

function whatIsThere(failure: ReturnType<typeof firstHost>["failure"]): string {
  if (failure === undefined) return "there is no failure file";
  if (failure.type !== "file") return `/opt/ml/output/failure is a ${failure.type}`;
  return failure.sizeBytes === 0 ? "the failure file is empty" : "the failure file is not text";
}
