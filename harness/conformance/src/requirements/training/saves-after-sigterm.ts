import { endedOrdinarily } from "../../diagnosis/ended-ordinarily.ts";
import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import {
  requestedStop,
  type StopAttempt,
  tellingAttempt,
  trainStopped,
} from "../../experiments/training/train-stopped.ts";
import { exitEvidence, firstHost, lastLogEvidence, treeEvidence } from "../../requirement/evidence-of-training.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi, awsGuide } from "../../requirement/source.ts";
import { signalAtWork } from "../sights/training.ts";
import { endSpans } from "./stopped-spans.ts";

export const savesAfterSigterm = requirement({
  id: "TRAIN-SIG-02",
  section: "training",
  level: "SHOULD",
  sentence: "On SIGTERM the job saves the model that it has by then to /opt/ml/model.",
  why: "What lies in the model folder when a stopped job ends is kept. Hours of training are lost otherwise.",
  causes: [
    "the handler ends the process at once",
    "the model is saved only after the last epoch",
    "the save takes longer than the 120 s",
  ],
  fix: "Let the handler ask the training to stop, and save on the way out: `stop.abort()` and `await save(model)` (Node), a flag that the loop looks at, then `model.save(\"/opt/ml/model\")` (Python), `trap 'kill -TERM $pid; wait $pid; cp -r work/. /opt/ml/model/' TERM` (shell).",
  sources: [awsGuide("your-algorithms-training-algo-dockerfile"), awsApi("StopTrainingJob")],
  needs: { sample: trainOnSample, stopped: trainStopped },
  dependsOn: ["TRAIN-MODEL-01"],
  requires: trainingSucceeds,
  timed: {
    verdicts: ["broken"],
    spans: ({ stopped }, { capabilities }, verdict) =>
      capabilities?.has("sigterm-saves-model") === true ? endSpans(stopped, verdict) : [],
  },
  passHasSeen: signalAtWork,
  judge({ sample, stopped }, profile) {
    if (profile.capabilities?.has("sigterm-saves-model") !== true) {
      return notApplicable("saving after SIGTERM is best effort, and not declared (sigterm-saves-model)");
    }
    const attempt = tellingAttempt(stopped);
    if (attempt === undefined)
      return notApplicable("the job finishes too quickly to be stopped halfway, even with more rows");
    if (requestedStop(attempt)?.killed === true) return notTestable("it does not end after SIGTERM", "TRAIN-SIG-01");
    const inItsMiddle = stopped.attempts.filter(
      (each) => requestedStop(each) !== undefined && !endedOrdinarily(each, sample),
    );
    if (inItsMiddle.some(savedModel)) return pass();
    // In slow motion the signal may come before there is anything to save.
    const lost = inItsMiddle.findLast(({ lengthening }) => lengthening.kind !== "slow-motion");
    if (lost === undefined && inItsMiddle.length > 0)
      return notApplicable("it is done too fast to be stopped where it surely has something to save");
    if (lost === undefined) return notApplicable("it came to its ordinary end, and its model is that of the end");
    return broken(
      "the job was stopped in its middle and left no file in /opt/ml/model",
      treeEvidence("/opt/ml/model", firstHost(lost.job).model),
      exitEvidence(lost.job),
      lastLogEvidence(lost.job),
    );
  },
});

function savedModel({ job }: StopAttempt): boolean {
  return firstHost(job).model.some(({ type, sizeBytes }) => type === "file" && sizeBytes > 0);
}
