import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { jobWith } from "../../experiments/training/perturbed.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { trainTolerant } from "../../experiments/training/train-tolerant.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, reasoning } from "../../requirement/source.ts";
import { jobWithAdded } from "../sights/training.ts";
import { endsBadly, howItFailed } from "./how-it-failed.ts";

export const findsChannelsByName = requirement({
  id: "TRAIN-IN-02",
  section: "training",
  level: "SHOULD",
  sentence: "Channels are found by their names, not by listing /opt/ml/input/data.",
  why: "Other things lie there too: a file <channel>-manifest beside each channel in File mode, named pipes in Pipe mode. Who takes everything for a channel trains on the wrong data or fails.",
  causes: ["the folder is listed and every entry opened as a channel", "the first entry of the folder is taken"],
  fix: 'Take the names from inputdataconfig.json, or use the one you document: `Object.keys(inputDataConfig)` (Node), `json.load(open("/opt/ml/input/config/inputdataconfig.json"))` (Python), `/opt/ml/input/data/training` (shell).',
  sources: [
    awsGuide("your-algorithms-training-algo-running-container"),
    reasoning("a public listing of /opt/ml of a real job of September 2022 shows training-manifest beside training"),
  ],
  needs: { sample: trainOnSample, tolerant: trainTolerant },
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: jobWithAdded("manifests"),
  judge({ sample, tolerant }) {
    const job = jobWith(tolerant, "manifests");
    if (job === undefined || succeeded(job)) return pass();
    return broken(
      `with a file <channel>-manifest beside each channel the job ${endsBadly(job, sample)}`,
      ...howItFailed(job),
    );
  },
});
