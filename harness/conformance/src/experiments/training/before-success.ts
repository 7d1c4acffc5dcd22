import type { TrainingObservation } from "@byoa/platform";
import type { Profile } from "../../profile/profile.ts";
import { firstHost } from "../../requirement/evidence-of-training.ts";
import { shorten } from "../../requirement/evidence-text.ts";
import { type NotTestable, needsData, notTestable } from "../../requirement/judgement.ts";
import { trainLooksAbsent } from "../image/role-looks-absent.ts";
import { causeOfFailure } from "./cause-of-failure.ts";
import type { JobObservation } from "./run-job.ts";
import { succeeded } from "./train-on-sample.ts";

/** Why nothing can be said of what a training program does: it never ran. */
export function beforeTraining(sample: JobObservation, profile: Profile): NotTestable | undefined {
  const absent = trainLooksAbsent(sample, profile);
  return absent === undefined ? undefined : notTestable(absent, "IMG-TRAIN-03");
}

/** Why nothing can be said of what rests on a training that worked. */
export function beforeSuccess(sample: JobObservation, profile: Profile): NotTestable | undefined {
  const untrained = beforeTraining(sample, profile);
  if (untrained !== undefined) return untrained;
  if (succeeded(sample)) return undefined;
  if (firstHost(sample).stop !== undefined) return notTestable("the training job did not end", "TRAIN-EXIT-03");
  if (refusesTheSample(sample, profile)) return needsData(refusalOf(sample));
  return notTestable("the training job failed", "TRAIN-EXIT-01");
}

/** A clean refusal of data that the image was not made for: it ended by itself, said something, and nothing of its own is broken. */
export function refusesTheSample(sample: TrainingObservation, profile: Profile): boolean {
  const { exit, stop, log, failure } = firstHost(sample);
  if (profile.declaredData || stop !== undefined || exit.code === 0) return false;
  const saidWhy = log.some((line) => line.text.trim() !== "") || (failure?.text ?? "").trim() !== "";
  return saidWhy && causeOfFailure(sample) === undefined;
}

/** The refusal in one line, in the image's own words. */
function refusalOf(sample: TrainingObservation): string {
  const { failure, log, exit } = firstHost(sample);
  const words =
    (failure?.text ?? "").trim().split("\n")[0] || log.findLast((line) => line.text.trim() !== "")?.text.trim();
  return `the image refused the Iris sample with exit code ${exit.code}: ${shorten(words ?? "", 160)}`;
}
