import type { TrainingObservation } from "@byoa/platform";
import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { jobWith } from "../../experiments/training/perturbed.ts";
import { trainMinimal } from "../../experiments/training/train-minimal.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import type { Profile } from "../../profile/profile.ts";
import { firstHost } from "../../requirement/evidence-of-training.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { jobWithOnly } from "../sights/training.ts";
import { howItFailed, inItsWords } from "./how-it-failed.ts";

export const hasDefaults = requirement({
  id: "TRAIN-HP-04",
  section: "training",
  level: "SHOULD",
  sentence: "A job without hyperparameters works with defaults, or says which one is missing.",
  why: "Without hyperparameters the file holds {}. Whoever starts the first job should learn from its failure reason what to give.",
  causes: [
    "a key is read that is not there (KeyError, undefined)",
    "the defaults stand in a notebook, not in the image",
  ],
  fix: 'Give each a default, or name what is missing in /opt/ml/output/failure: `hp.max_depth ?? "5"` (Node), `hp.get("max_depth", "5")` (Python), `max_depth=5` before reading (shell).',
  sources: [
    awsGuide("your-algorithms-training-algo-running-container"),
    awsGuide("your-algorithms-training-algo-output"),
  ],
  needs: { sample: trainOnSample, minimal: trainMinimal },
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: jobWithOnly("no-hyperparameters", "without hyperparameters"),
  judge({ minimal }, profile) {
    const job = jobWith(minimal, "no-hyperparameters");
    if (job === undefined || succeeded(job)) return pass();
    if (firstHost(job).stop !== undefined) return pass("it was still at work with its defaults when it was stopped");
    if (namesWhatIsMissing(job, profile)) return pass();
    return broken(
      `with hyperparameters {} the job fails and its failure file names none of them${inItsWords(job)}`,
      ...howItFailed(job),
    );
  },
});

/** The failure file must tell: that is what becomes the job's failure reason. */
function namesWhatIsMissing(job: TrainingObservation, { hyperparameters }: Profile): boolean {
  const text = firstHost(job).failure?.text ?? "";
  return hyperparameters.some(({ name }) => text.includes(name));
}
