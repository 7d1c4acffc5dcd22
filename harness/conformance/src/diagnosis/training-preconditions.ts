import type { JobObservation } from "../experiments/training/run-job.ts";
import { succeeded, trainOnSample } from "../experiments/training/train-on-sample.ts";
import type { Profile } from "../profile/profile.ts";
import { firstHost } from "../requirement/evidence-of-training.ts";
import { type NotTestable, needsData, notTestable } from "../requirement/judgement.ts";
import { precondition } from "../requirement/precondition.ts";
import { refusalOf, refusesTheSample } from "./refuses-the-sample.ts";
import { trainLooksAbsent } from "./role-looks-absent.ts";

/** The image has a program for `train`, whatever became of the job. */
export const trainingRuns = precondition({
  uses: { sample: trainOnSample },
  unmet: ({ sample }, profile) => (sample === undefined ? undefined : whyItDidNotRun(sample, profile)),
});

/** The training job on the sample succeeded. */
export const trainingSucceeds = precondition({
  uses: { sample: trainOnSample },
  unmet: ({ sample }, profile) => (sample === undefined ? undefined : whyItDidNotSucceed(sample, profile)),
});

function whyItDidNotRun(sample: JobObservation, profile: Profile): NotTestable | undefined {
  const absent = trainLooksAbsent(sample, profile);
  return absent === undefined ? undefined : notTestable(absent, "IMG-TRAIN-03");
}

function whyItDidNotSucceed(sample: JobObservation, profile: Profile): NotTestable | undefined {
  const unmet = whyItDidNotRun(sample, profile);
  if (unmet !== undefined) return unmet;
  if (succeeded(sample)) return undefined;
  if (firstHost(sample).stop !== undefined) return notTestable("the training job did not end", "TRAIN-EXIT-03");
  if (refusesTheSample(sample, profile)) return needsData(refusalOf(sample));
  return notTestable("the training job failed", "TRAIN-EXIT-01");
}
