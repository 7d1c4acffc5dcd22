import { trainingRuns } from "../../diagnosis/training-preconditions.ts";
import { falseTakenForTrue } from "../../diagnosis/truth-as-text.ts";
import { textReadAsJson, valueRefusedIn } from "../../diagnosis/what-was-asked-for.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { trainTruthValues, truthValues } from "../../experiments/training/train-truth-values.ts";
import { lastLogEvidence, saidBy } from "../../requirement/evidence-of-training.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi, awsGuide, issue } from "../../requirement/source.ts";
import { withFix } from "../../requirement/with-fix.ts";
import { jobSucceeded } from "../sights/training.ts";
import { howItFailed, inItsWords } from "./how-it-failed.ts";

const READS_THE_TEXT =
  'Compare the text: `type=lambda text: text.lower() in ("true", "1")` in place of `type=bool` (argparse), `hp.normalize.toLowerCase() === "true"` in place of `Boolean(hp.normalize)` (Node), `[ "$normalize" = True ]` (shell).';

export const convertsNumbers = requirement({
  id: "TRAIN-HP-02",
  section: "training",
  level: "MUST",
  sentence: "Training converts numbers, booleans and lists itself: every hyperparameter arrives as a string.",
  why: 'hyperparameters.json is a map of strings to strings: 5 arrives as "5". A program that takes it for a number fails, or compares it as text.',
  causes: [
    "the value goes to the library as it was read",
    "it was tried with a file that holds numbers, which the platform never writes",
    "a truth value is read with bool(text) or Boolean(text): every text that is not empty is true, `False` too (argparse: type=bool)",
    "each value is read as JSON, and a text comes without quotes unless the Python SDK has sent it",
    "an option is a flag without a value (argparse's store_true), and every hyperparameter has one",
  ],
  fix: 'Convert each by its type: `Number(hp.max_depth)` (Node), `int(hp["max_depth"])`, `json.loads(hp["use_bias"])` (Python), `$((max_depth))` (shell).',
  sources: [
    awsApi("CreateTrainingJob"),
    awsGuide("your-algorithms-training-algo-running-container"),
    issue("aws/sagemaker-python-sdk", 4247),
  ],
  needs: { sample: trainOnSample },
  uses: { truth: trainTruthValues },
  dependsOn: ["IMG-TRAIN-03", "TRAIN-EXIT-03"],
  requires: trainingRuns,
  passHasSeen: jobSucceeded,
  judge({ sample, truth }, profile) {
    const refused = succeeded(sample) ? undefined : valueRefusedIn(saidBy(sample).split("\n"), profile);
    if (refused !== undefined) {
      return broken(
        `${refused.name} arrives with its value "${refused.value}", and the program takes it for an option without one: ${refused.line}`,
        ...howItFailed(sample),
      );
    }
    const truths = truthValues(profile);
    const taken = succeeded(sample) ? falseTakenForTrue(sample, truth, truths) : undefined;
    if (taken !== undefined) {
      const { name, value, line, sameModel, job } = taken;
      const seen = [
        ...(line === undefined ? [] : [`the job says "${line.slice(0, 160)}"`]),
        ...(sameModel
          ? [`it leaves the model that "${value === "False" ? "True" : "true"}" leaves, and another one without it`]
          : []),
      ];
      return withFix(
        READS_THE_TEXT,
        broken(`${name}="${value}" is taken for true: ${seen.join("; ")}`, lastLogEvidence(job)),
      );
    }
    const text = succeeded(sample) ? undefined : textReadAsJson(saidBy(sample).split("\n"), profile);
    if (text !== undefined) {
      return broken(
        `${text.name} arrives as the plain text ${text.value}, and the program reads it as JSON: ${text.line}. Take the text as it is when it is no JSON`,
        ...howItFailed(sample),
      );
    }
    const numbers = profile.hyperparameters.filter(({ type }) => type !== "string");
    if (numbers.length === 0 && truths.length === 0)
      return notApplicable("no hyperparameter is declared that is a number, a boolean or a list");
    if (succeeded(sample)) return pass();
    const without = sample.withoutNumbers;
    if (without === undefined || !succeeded(without)) return notTestable("the training job failed", "TRAIN-EXIT-01");
    const given = numbers.map(({ name, value }) => `${name}="${value}"`).join(", ");
    return broken(`with ${given} the job fails, without it works${inItsWords(sample)}`, ...howItFailed(sample));
  },
});
