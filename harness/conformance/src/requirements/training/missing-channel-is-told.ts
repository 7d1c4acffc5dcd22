import { trainingRuns } from "../../diagnosis/training-preconditions.ts";
import { otherChannelIn } from "../../diagnosis/what-was-asked-for.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { trainProvoked } from "../../experiments/training/train-provoked.ts";
import { exitEvidence, failureEvidence, lastLogEvidence, saidBy } from "../../requirement/evidence-of-training.ts";
import { listed } from "../../requirement/evidence-text.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, code } from "../../requirement/source.ts";
import { provokedFailure } from "../sights/training.ts";
import { showsFailure } from "./shows-failure.ts";

export const missingChannelIsTold = requirement({
  id: "TRAIN-IN-03",
  section: "training",
  level: "SHOULD",
  sentence: "A job without a required channel ends soon with a message that names the channel.",
  why: "Channels are named by whoever starts the job. A misspelt name must be seen at once, not as a model that was trained on nothing.",
  causes: [
    "an empty folder is taken for an empty data set",
    "the program waits for data that never come",
    "only a trace of a file that is not there",
  ],
  fix: 'Look before you read, and say what is wanted: `throw new Error("channel training is missing; the job has: " + Object.keys(channels))` (Node), `raise ValueError("channel training is missing")` (Python), `echo "channel training is missing" | tee /opt/ml/output/failure; exit 1` (shell).',
  sources: [
    awsGuide("your-algorithms-training-signal-success-failure"),
    code(
      "aws/amazon-sagemaker-examples",
      "advanced_functionality/scikit_bring_your_own/container/decision_trees/train",
    ),
  ],
  needs: { provoked: trainProvoked },
  uses: { sample: trainOnSample },
  requires: trainingRuns,
  passHasSeen: provokedFailure("missing-channel"),
  judge({ provoked, sample }, profile) {
    const other =
      sample === undefined || succeeded(sample) ? undefined : otherChannelIn(saidBy(sample).split("\n"), profile);
    if (sample !== undefined && other !== undefined && profile.declaredData) {
      const given = listed(profile.channels.map(({ name }) => name));
      return broken(
        `the program reads the channel ${other.wanted}; the job has ${given}. Name the channel as the program does (--input ${other.wanted}=DIR), or read the names from inputdataconfig.json`,
        exitEvidence(sample),
        lastLogEvidence(sample),
      );
    }
    if (!profile.channels.some(({ required }) => required === true))
      return notApplicable("no channel is declared to be required");
    const found = provoked.jobs.flatMap(({ provocation, job }) =>
      provocation.kind === "missing-channel" ? [{ channel: provocation.channel, job }] : [],
    );
    if (found.length === 0) return notTestable("the sample itself failed", "TRAIN-EXIT-01");
    const unnoticed = found.filter(({ job }) => succeeded(job) && !showsFailure(job));
    const [first] = unnoticed;
    if (first !== undefined) {
      return broken(
        `without the required channel ${listed(unnoticed.map(({ channel }) => channel))} the job ends with 0`,
        exitEvidence(first.job),
        lastLogEvidence(first.job),
      );
    }
    const unnamed = found.find(({ channel, job }) => !saidBy(job).includes(channel));
    if (unnamed === undefined) return pass();
    return broken(
      `without channel ${unnamed.channel} the job fails, and nothing that it says names the channel`,
      failureEvidence(unnamed.job),
      lastLogEvidence(unnamed.job),
    );
  },
});
