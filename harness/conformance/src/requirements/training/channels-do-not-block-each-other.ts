import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { succeeded } from "../../experiments/training/train-on-sample.ts";
import { trainThroughPipes } from "../../experiments/training/train-through-pipes.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { pipeOpened } from "../sights/training.ts";
import { howItFailed, inItsWords } from "./how-it-failed.ts";
import { beforePipes, pipeEvidence, telling, toldBy, works } from "./pipe-reading.ts";

export const channelsDoNotBlockEachOther = requirement({
  id: "CHAN-PIPE-09",
  section: "training",
  level: "SHOULD",
  sentence: "In Pipe mode a channel that is slow to come does not stop the job.",
  why: "Channels come in no promised order, each at its own speed. Who insists on one before the other, or gives up on it, fails when the data grow.",
  causes: [
    "a time-out on the first byte",
    "one channel must be read before another is opened",
    "a pipe that is not there yet is taken for a missing channel",
  ],
  fix: "Wait for each channel by itself: `await Promise.all(channels.map(read))` (Node), a thread for each channel (Python), `cat a_0 > a & cat b_0 > b & wait` (shell).",
  sources: [awsGuide("your-algorithms-training-algo-running-container"), issue("aws/amazon-sagemaker-examples", 1316)],
  needs: { pipes: trainThroughPipes },
  facets: ["pipes"],
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: pipeOpened,
  judge({ pipes }) {
    const unread = beforePipes(pipes);
    if (unread !== undefined) return unread;
    const { job, lateChannel, withoutLateChannel } = pipes;
    if (lateChannel === undefined) return notApplicable("there is only one channel");
    if (works(job)) return pass();
    if (withoutLateChannel !== undefined && succeeded(withoutLateChannel)) {
      return broken(
        `when channel ${lateChannel} comes later than the others the job fails${inItsWords(job)}`,
        pipeEvidence(job),
        ...howItFailed(job),
      );
    }
    return notTestable("the Pipe job failed", toldBy(telling(pipes)));
  },
});
