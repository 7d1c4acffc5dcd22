import { trainingRuns } from "../../diagnosis/training-preconditions.ts";
import { succeeded } from "../../experiments/training/train-on-sample.ts";
import { inWords, type ProvokedJob, trainProvoked } from "../../experiments/training/train-provoked.ts";
import { exitEvidence, failureEvidence, lastLogEvidence, saidBy } from "../../requirement/evidence-of-training.ts";
import { listed } from "../../requirement/evidence-text.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { ownWords } from "../../requirement/own-words.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { provokedFailure } from "../sights/training.ts";
import { showsFailure } from "./shows-failure.ts";

export const refusesBadValues = requirement({
  id: "TRAIN-HP-06",
  section: "training",
  level: "SHOULD",
  sentence: "A bad value of a hyperparameter ends the job soon, with a message that names it.",
  why: "A default taken in silence is a model that nobody asked for, found weeks later if at all.",
  causes: [
    "a value that cannot be converted is replaced by the default",
    "NaN goes on into the training",
    "the message shows the value but not whose it is",
  ],
  fix: 'Check before training, name it and what is allowed: `throw new Error("max_depth must be a whole number, not " + value)` (Node), `raise ValueError(f"max_depth must be a whole number, not {value}")` (Python), `echo "max_depth must be a whole number" >&2; exit 1` (shell).',
  sources: [
    awsGuide("your-algorithms-training-signal-success-failure"),
    awsGuide("your-algorithms-training-algo-output"),
  ],
  needs: { provoked: trainProvoked },
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingRuns,
  passHasSeen: provokedFailure("invalid-hyperparameter"),
  judge({ provoked }, profile) {
    if (!profile.hyperparameters.some(({ invalid }) => invalid !== undefined)) {
      return notApplicable("no bad value of a hyperparameter is declared");
    }
    const found = provoked.jobs.filter(({ provocation }) => provocation.kind === "invalid-hyperparameter");
    if (found.length === 0) return notTestable("the sample itself failed", "TRAIN-EXIT-01");
    const taken = found.filter(({ job }) => succeeded(job) && !showsFailure(job));
    const [first] = taken;
    if (first !== undefined) {
      return broken(
        `taken in silence, the job ends with 0: ${listed(taken.map(({ provocation }) => inWords(provocation)))}`,
        exitEvidence(first.job),
        lastLogEvidence(first.job),
      );
    }
    const unnamed = found.find((provoked) => !namesIt(provoked));
    if (unnamed === undefined) return pass();
    return broken(
      `with ${inWords(unnamed.provocation)} the job fails, and nothing that it says names the hyperparameter`,
      failureEvidence(unnamed.job),
      lastLogEvidence(unnamed.job),
    );
  },
});

function namesIt({ provocation, job }: ProvokedJob): boolean {
  return provocation.kind === "invalid-hyperparameter" && ownWords(saidBy(job)).includes(provocation.name);
}
