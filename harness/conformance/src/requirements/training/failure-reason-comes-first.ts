import { FAILURE_REASON_CHARACTERS } from "@byoa/contract";
import { trainingRuns } from "../../diagnosis/training-preconditions.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { inWords, type Provocation, trainProvoked } from "../../experiments/training/train-provoked.ts";
import { failureEvidence, firstHost } from "../../requirement/evidence-of-training.ts";
import { broken, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi, awsGuide } from "../../requirement/source.ts";
import { failureFile } from "../sights/training.ts";
import { failedJobs, nothingFailed } from "./failed-jobs.ts";

export const failureReasonComesFirst = requirement({
  id: "TRAIN-FAIL-02",
  section: "training",
  level: "SHOULD",
  sentence: "The cause stands within the first 1,024 characters of the failure file.",
  why: "The platform shows that many and cuts the rest. A banner or a long trace before the message leaves people with its beginning.",
  causes: [
    "the trace stands before the message",
    "a banner or the whole configuration is written first",
    "a log is copied there",
  ],
  fix: 'Message first, trace after: `error.message + "\\n\\n" + error.stack` (Node), `f"{error}\\n\\n{traceback.format_exc()}"` (Python), `echo "$message" > /opt/ml/output/failure; tail -n 20 log >> /opt/ml/output/failure` (shell).',
  sources: [awsGuide("your-algorithms-training-algo-output"), awsApi("DescribeTrainingJob")],
  needs: { sample: trainOnSample, provoked: trainProvoked },
  dependsOn: ["IMG-TRAIN-03", "TRAIN-FAIL-01"],
  requires: trainingRuns,
  passHasSeen: failureFile,
  judge({ sample, provoked }, profile) {
    const failed = failedJobs(sample, provoked, profile).filter(
      ({ job }) => (firstHost(job).failure?.sizeBytes ?? 0) > 0,
    );
    if (failedJobs(sample, provoked, profile).length === 0) return nothingFailed(sample);
    if (failed.length === 0) return notTestable("no failure file was written", "TRAIN-FAIL-01");
    for (const { job, provocation } of failed) {
      const text = firstHost(job).failure?.text ?? "";
      const shown = text.slice(0, FAILURE_REASON_CHARACTERS);
      const name = provocation === undefined ? undefined : nameOf(provocation);
      const hidden = name === undefined ? isOnlyDecoration(shown) : text.includes(name) && !shown.includes(name);
      if (!hidden) continue;
      const what = name === undefined ? "the cause" : `${name} (${inWordsOf(provocation)})`;
      return broken(`${what} is not named within the first 1,024 of ${text.length} characters`, failureEvidence(job));
    }
    return pass();
  },
});

/** What the first characters must name. */
function nameOf(provocation: Provocation): string | undefined {
  if (provocation.kind === "invalid-hyperparameter") return provocation.name;
  return provocation.kind === "missing-channel" ? provocation.channel : undefined;
}

const inWordsOf = (provocation: Provocation | undefined): string =>
  provocation === undefined ? "" : inWords(provocation);

/** Lines of rules and stars, or nothing but the frames of a trace. */
function isOnlyDecoration(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.every((line) => /^[\s=*#~_+|-]+$/.test(line));
}
