import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { jobWith } from "../../experiments/training/perturbed.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { quotableNames, trainTolerant } from "../../experiments/training/train-tolerant.ts";
import { listed } from "../../requirement/evidence-text.ts";
import { broken, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { issue } from "../../requirement/source.ts";
import { jobWithAdded } from "../sights/training.ts";
import { endsBadly, howItFailed } from "./how-it-failed.ts";

export const acceptsQuotedStrings = requirement({
  id: "TRAIN-HP-03",
  section: "training",
  level: "SHOULD",
  sentence: "String hyperparameters are also accepted with JSON quotes around them.",
  why: 'The Python SDK\'s framework estimators JSON-encode every value: gini arrives as "gini", quotes included. Taken literally, it is an unknown value.',
  causes: ["the value is used as it was read", "the job was only ever started through the API, which adds no quotes"],
  fix: 'Undo the quotes where there are any: `value.startsWith("\\"") ? JSON.parse(value) : value` (Node), `json.loads(value) if value.startswith(\'"\') else value` (Python), `value=$(printf %s "$value" | sed \'s/^"//; s/"$//\')` (shell).',
  sources: [issue("aws/sagemaker-python-sdk", 3487), issue("aws/sagemaker-python-sdk", 613)],
  needs: { sample: trainOnSample, tolerant: trainTolerant },
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: jobWithAdded("quoted-strings"),
  judge({ sample, tolerant }, profile) {
    const names = quotableNames(profile);
    if (names.length === 0) return notApplicable("no string hyperparameter is declared");
    const job = jobWith(tolerant, "quoted-strings");
    if (job === undefined || succeeded(job)) return pass();
    return broken(`with JSON quotes around ${listed(names)} the job ${endsBadly(job, sample)}`, ...howItFailed(job));
  },
});
