import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { readFromPipe, trainThroughPipes } from "../../experiments/training/train-through-pipes.ts";
import { firstHost } from "../../requirement/evidence-of-training.ts";
import { broken, type Judgement, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { pipeJobAtWork } from "../sights/training.ts";
import { howItFailed, inItsWords } from "./how-it-failed.ts";
import { pipeEvidence, telling, works } from "./pipe-reading.ts";

export const choosesReaderByMode = requirement({
  id: "CHAN-MODE-03",
  section: "training",
  level: "SHOULD",
  sentence:
    "Training chooses its reader by TrainingInputMode, or ends with a clear message for a mode that it does not have.",
  why: "Whoever starts the job chooses the mode. In the wrong one an image that does not look hangs for hours, or trains on nothing.",
  causes: [
    "the mode is never read",
    "a missing folder is taken for an empty channel",
    "the mode is compared in another spelling",
  ],
  fix: 'Read it for each channel: `inputDataConfig.training.TrainingInputMode === "Pipe"` (Node), `config["training"]["TrainingInputMode"] == "Pipe"` (Python), and refuse what you do not have: `echo "Pipe mode is not supported" > /opt/ml/output/failure; exit 1` (shell).',
  sources: [awsGuide("your-algorithms-training-algo-running-container"), awsGuide("model-access-training-data")],
  needs: { sample: trainOnSample, pipes: trainThroughPipes },
  facets: ["pipes"],
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: pipeJobAtWork,
  judge({ pipes }): Judgement {
    const job = telling(pipes);
    const reads = readFromPipe(job);
    const evidence = [pipeEvidence(job), ...howItFailed(job)];
    if (pipes.claim === "declared") {
      if (reads) return pass();
      return succeeded(job)
        ? broken("in Pipe mode the job ends with 0 and has opened no pipe: it trained on nothing", ...evidence)
        : broken(`in Pipe mode the job opens no pipe and fails${inItsWords(job)}`, ...evidence);
    }
    if (reads && works(job)) return pass("Pipe mode works: `pipe` may be declared among the capabilities");
    if (pipes.claim === "unknown") {
      const how = firstHost(job).stop === undefined ? `it ended with ${firstHost(job).exit.code}` : "it hung";
      return notApplicable(`which modes it has is not declared; a Pipe job was tried, and ${how}`);
    }
    if (firstHost(job).stop !== undefined)
      return broken("given Pipe mode, which it does not have, the job hangs", ...evidence);
    if (succeeded(job)) return broken("given Pipe mode, which it does not have, the job ends with 0", ...evidence);
    return pass();
  },
});
