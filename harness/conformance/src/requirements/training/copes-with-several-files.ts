import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { jobWith } from "../../experiments/training/perturbed.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { trainTolerant } from "../../experiments/training/train-tolerant.ts";
import { broken, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { jobWithAdded } from "../sights/training.ts";
import { endsBadly, howItFailed } from "./how-it-failed.ts";

export const copesWithSeveralFiles = requirement({
  id: "CHAN-FILE-02",
  section: "training",
  level: "SHOULD",
  sentence: "Training copes with several files in a channel, in folders too, and with files that are no data.",
  why: "A channel is whatever lies below an S3 prefix: parts written by another job, folders, and what tools leave there (_SUCCESS, .DS_Store).",
  causes: [
    "the first entry of the folder is opened",
    "a folder is opened as a file",
    "every file is parsed, whatever its name",
  ],
  fix: 'Walk the folder and take what has your ending: `readdirSync(dir, { recursive: true }).filter((f) => f.endsWith(".csv"))` (Node), `Path(dir).rglob("*.csv")` (Python), `find dir -name "*.csv"` (shell).',
  sources: [awsGuide("your-algorithms-training-algo-running-container"), awsGuide("model-access-training-data")],
  needs: { sample: trainOnSample, tolerant: trainTolerant },
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: jobWithAdded("several-files"),
  judge({ sample, tolerant }) {
    const job = jobWith(tolerant, "several-files");
    if (job === undefined) return notApplicable("no channel has files: all are pipes");
    if (succeeded(job)) return pass();
    return broken(
      `with a second file in a folder, and .DS_Store and _SUCCESS beside it, the job ${endsBadly(job, sample)}`,
      ...howItFailed(job),
    );
  },
});
