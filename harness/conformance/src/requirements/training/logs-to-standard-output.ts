import { trainingRuns } from "../../diagnosis/training-preconditions.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { isCut, onlyTheMissingLogTells } from "../../requirement/cut-log.ts";
import { exitEvidence, hasLog } from "../../requirement/evidence-of-training.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { logLines } from "../sights/training.ts";

export const logsToStandardOutput = requirement({
  id: "LOG-01",
  section: "training",
  level: "SHOULD",
  sentence: "The program logs to standard output or standard error.",
  why: "Only these two streams reach CloudWatch. Whatever goes to a file is gone with the instance, and nobody can say what happened.",
  causes: ["the log goes to a file", "the entry script throws the output away", "nothing is logged at all"],
  fix: "Print at least what was read, what was learned and what was saved: `console.log(…)` (Node), `logging.basicConfig(stream=sys.stdout, level=logging.INFO)` (Python), no `> train.log` (shell).",
  sources: [awsGuide("training-metrics"), awsGuide("logging-cloudwatch")],
  needs: { sample: trainOnSample },
  dependsOn: ["IMG-TRAIN-03"],
  requires: trainingRuns,
  passHasSeen: logLines,
  judge({ sample }) {
    if (hasLog(sample)) return pass();
    if (isCut(sample)) return onlyTheMissingLogTells("every line that was kept is empty");
    return broken("not one line came on standard output or standard error", exitEvidence(sample));
  },
});
