import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { jobWith } from "../../experiments/training/perturbed.ts";
import { trainMinimal } from "../../experiments/training/train-minimal.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { trainTolerant } from "../../experiments/training/train-tolerant.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { jobWithAdded } from "../sights/training.ts";
import { endsBadly, howItFailed } from "./how-it-failed.ts";

export const readsTolerantly = requirement({
  id: "TRAIN-CFG-03",
  section: "training",
  level: "SHOULD",
  sentence: "The reader of the configuration files accepts unknown files and keys, and the absence of optional keys.",
  why: "The platform adds keys over the years (instance groups, topology), and local mode leaves some out. A strict reader ends a job that ran yesterday.",
  causes: [
    "a strict schema refuses keys that it does not know",
    "a key is taken for granted that is optional (`instance_groups`, `current_group_name`)",
    "every file in /opt/ml/input/config is read",
  ],
  fix: 'Read the keys you need and give the rest a default: `config.instance_groups ?? []` (Node; zod: `z.looseObject`), `config.get("instance_groups", [])` (Python; pydantic: `extra="ignore"`), `jq -r ".instance_groups // []"` (shell).',
  sources: [awsGuide("your-algorithms-training-algo-running-container"), issue("aws/sagemaker-training-toolkit", 193)],
  needs: { sample: trainOnSample, tolerant: trainTolerant, minimal: trainMinimal },
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: jobWithAdded("extra-keys"),
  judge({ sample, tolerant, minimal }) {
    const more = jobWith(tolerant, "extra-keys");
    if (more !== undefined && !succeeded(more)) {
      return broken(
        `with unknown keys and files in /opt/ml/input/config the job ${endsBadly(more, sample)}`,
        ...howItFailed(more),
      );
    }
    const fewer = jobWith(minimal, "documented-only");
    if (fewer !== undefined && !succeeded(fewer)) {
      return broken(
        `with only the documented keys and files the job ${endsBadly(fewer, sample)}`,
        ...howItFailed(fewer),
      );
    }
    return pass();
  },
});
