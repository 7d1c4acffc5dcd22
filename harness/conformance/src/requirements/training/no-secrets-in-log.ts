import { trainingRuns } from "../../diagnosis/training-preconditions.ts";
import { CANARY, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { onlyTheMissingLogTells } from "../../requirement/cut-log.ts";
import { firstHost, logEvidence } from "../../requirement/evidence-of-training.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { code } from "../../requirement/source.ts";
import { logOrFailure } from "../sights/training.ts";

export const noSecretsInLog = requirement({
  id: "TRAIN-ENV-05",
  section: "training",
  level: "SHOULD",
  sentence: "The log and the failure file do not repeat the job's environment.",
  why: "Tokens and passwords that a job gets in its environment are then readable for everybody who may read the log, for as long as it is kept.",
  causes: [
    "the whole environment is printed for debugging",
    "an error report dumps it",
    "AWS's own training toolkit prints it",
  ],
  fix: "Print the names you need, never the whole: no `console.log(process.env)` (Node), no `print(os.environ)` (Python), no `env` or `set -x` (shell).",
  sources: [code("aws/sagemaker-training-toolkit", "src/sagemaker_training/logging_config.py")],
  needs: { sample: trainOnSample },
  dependsOn: ["IMG-TRAIN-03"],
  requires: trainingRuns,
  passHasSeen: logOrFailure,
  judge({ sample }) {
    const { log, failure, logLoss } = firstHost(sample);
    const lines = log.filter((line) => line.text.includes(CANARY.value));
    const inFailure = failure?.text.includes(CANARY.value) ?? false;
    const { repeatedVariables } = logLoss ?? {};
    const inMissingPart = lines.length === 0 && repeatedVariables?.includes(CANARY.name) === true;
    if (lines.length === 0 && !inFailure && !inMissingPart) {
      const wholeWasLookedAt = logLoss === undefined || repeatedVariables !== undefined;
      return wholeWasLookedAt ? pass() : onlyTheMissingLogTells("the part of the log that was kept holds no secret");
    }
    const where = [
      ...(lines.length > 0 || inMissingPart ? ["the log"] : []),
      ...(inFailure ? ["the failure file"] : []),
    ].join(" and ");
    return broken(
      `a secret from the job's environment stands in ${where}`,
      inMissingPart
        ? { label: "the line", text: "(in the part of the log that was not kept: give a larger --log-limit)" }
        : logEvidence("the line", sample, lines.slice(0, 1).map(nearTheSecret)),
    );
  },
});

/** A line that prints everything is long: what stands around the secret tells how it came there. */
function nearTheSecret<Line extends { readonly text: string }>(line: Line): Line {
  const at = line.text.indexOf(CANARY.value);
  const from = Math.max(0, at - 80);
  return { ...line, text: `${from > 0 ? "…" : ""}${line.text.slice(from, at + CANARY.value.length + 40)}` };
}
