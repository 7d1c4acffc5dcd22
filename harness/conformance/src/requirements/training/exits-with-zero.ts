import { constants } from "node:os";
import { causeNamed } from "../../diagnosis/cause-named.ts";
import { causeOfFailure, signalInWords } from "../../diagnosis/cause-of-failure.ts";

import { missingInWords } from "../../diagnosis/missing-part.ts";
import { refusalOf, refusesTheSample } from "../../diagnosis/refuses-the-sample.ts";
import { trainingRuns } from "../../diagnosis/training-preconditions.ts";
import { GIVE } from "../../diagnosis/unfit.ts";
import { otherChannelIn, textReadAsJson, valueRefusedIn } from "../../diagnosis/what-was-asked-for.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import {
  exitEvidence,
  failureEvidence,
  firstHost,
  lastLogEvidence,
  saidBy,
} from "../../requirement/evidence-of-training.ts";
import { because, broken, needsData, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { withFallbackFix, withFix } from "../../requirement/with-fix.ts";
import { jobSucceeded } from "../sights/training.ts";

const FIX_THE_ERROR =
  "Fix the error that its last log lines report: no model was saved, so the exit code is right and the job is not. `byoa train IMAGE` shows the whole log.";
const SAY_WHY =
  "Find what ends it: a command of the entry script that fails in silence (`set -x` shows it), or `process.exit` and `sys.exit` without a message.";
const NEEDS_MEMORY =
  "Use less memory (smaller batches, fewer workers, reading in parts), or give more: `--memory 8g` here, a larger instance type on SageMaker.";
const { SIGKILL, SIGILL, SIGSEGV } = constants.signals;
const KILLED: Readonly<Record<number, string>> = {
  [SIGKILL]: NEEDS_MEMORY,
  [SIGILL]:
    "The program uses instructions that this processor lacks: install a build for plain x86-64, or build it in the Dockerfile.",
  [SIGSEGV]:
    "Native code crashed: pin the versions of the libraries with native parts to ones that fit each other, and look at the last call (`python -X faulthandler`).",
};

export const exitsWithZero = requirement({
  id: "TRAIN-EXIT-01",
  section: "training",
  level: "MUST",
  sentence: "A training job that did its work ends with exit code 0.",
  why: "Any other code makes the job Failed, whatever it has saved; nothing is registered, and no pipeline goes on.",
  causes: [
    "an error in the clean-up after the model was saved",
    "a library or a variable is missing that is there on the author's machine",
    "a wrapper script returns the exit code of its last, unimportant command",
  ],
  fix: "End with 0 when the model is saved: `process.exit(0)` (Node), `sys.exit(0)` (Python), `exit 0` or `exec` as the last line (shell). The last log lines say what ended it otherwise.",
  sources: [awsGuide("your-algorithms-training-signal-success-failure"), issue("aws/sagemaker-training-toolkit", 111)],
  needs: { sample: trainOnSample },
  dependsOn: ["TRAIN-EXIT-03", "IMG-TRAIN-03", "IMG-USER-11", "IMG-OPTML-09"],
  requires: trainingRuns,
  passHasSeen: jobSucceeded,
  judge({ sample }, profile) {
    if (succeeded(sample)) return pass();
    if (sample.withoutNumbers !== undefined && succeeded(sample.withoutNumbers)) {
      return notTestable("it fails for its numeric hyperparameters", "TRAIN-HP-02");
    }
    const said = saidBy(sample).split("\n");
    if (valueRefusedIn(said, profile) !== undefined)
      return notTestable("a hyperparameter's value is refused as an argument", "TRAIN-HP-02");
    if (textReadAsJson(said, profile) !== undefined)
      return notTestable("a hyperparameter's text is read as JSON", "TRAIN-HP-02");
    // Typed by somebody, a channel may have the wrong name; in its own byoa.yaml the image contradicts itself.
    if (profile.source === "flags" && otherChannelIn(said, profile) !== undefined)
      return notTestable("the job does not have the channel that the program reads", "TRAIN-IN-03");
    const { exit } = firstHost(sample);
    const cause = causeOfFailure(sample);
    if (cause?.kind === "network")
      return notTestable("the job wants the network, and failed with one too", "SEC-NET-01");
    const evidence = [exitEvidence(sample), failureEvidence(sample), lastLogEvidence(sample)];
    if (cause?.kind === "shared-memory") {
      return notTestable(
        `the job needs more shared memory than it was given (${cause.line.slice(0, 120)}): give more with --shm-size`,
        "SEC-RES-03",
      );
    }
    if (cause?.kind === "ungiven") {
      const reason = `the job fails for what it has here: ${cause.line.slice(0, 160)}; ${GIVE[cause.what]}`;
      return notTestable(reason, cause.what === "memory" ? "SEC-RES-03" : undefined);
    }
    if (cause !== undefined || profile.declaredData) {
      const judgement = because(causeNamed(cause), broken(whatEndedIt(exit.code, cause), ...evidence));
      if (cause?.kind === "out-of-memory" || cause?.kind === "killed")
        return withFix(cause.kind === "killed" ? KILLED[cause.signal] : NEEDS_MEMORY, judgement);
      const savedSomething = firstHost(sample).model.some(({ type }) => type === "file");
      return withFallbackFix(savedSomething ? undefined : FIX_THE_ERROR, judgement);
    }
    if (refusesTheSample(sample, profile)) return needsData(refusalOf(sample));
    return withFallbackFix(SAY_WHY, broken(`it ended with exit code ${exit.code} and did not say why`, ...evidence));
  },
});

function whatEndedIt(code: number, cause: ReturnType<typeof causeOfFailure>): string {
  const ended = `the job on valid data ended with exit code ${code}`;
  switch (cause?.kind) {
    case "toolkit-variable":
      return `${ended}: it wants ${cause.name}, which the platform never sets (TRAIN-ENV-03)`;
    case "missing-program":
    case "missing-library":
      return `${ended}: ${missingInWords(cause)}`;
    case "network":
    case "permission":
    case "missing-part":
    case "ungiven":
    case "shared-memory":
      return `${ended}: ${cause.line.slice(0, 160)}`;
    case "killed":
      return `${ended}: ${signalInWords(cause.signal)}`;
    case "unfit":
      return `${ended}: ${cause.line.slice(0, 160)}`;
    case "out-of-memory":
      return `${ended}: out of memory`;
    case undefined:
      return ended;
  }
}
