import type { PipeObservation } from "@byoa/platform";
import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import type { JobObservation } from "../../experiments/training/run-job.ts";
import { succeeded } from "../../experiments/training/train-on-sample.ts";
import { trainThroughPipes } from "../../experiments/training/train-through-pipes.ts";
import { firstHost } from "../../requirement/evidence-of-training.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, code } from "../../requirement/source.ts";
import { pipeOpened } from "../sights/training.ts";
import { howItFailed, inItsWords } from "./how-it-failed.ts";
import { beforePipes, missingPipe, pipeEvidence, pipeName, takenForTheNext, telling, works } from "./pipe-reading.ts";

export const readsEpochsInOrder = requirement({
  id: "CHAN-PIPE-06",
  section: "training",
  level: "MUST",
  sentence: "In Pipe mode each epoch is read from its own pipe, in order, to the end or until the reader closes it.",
  why: "Epoch n lies in <channel>_n and nowhere else. Who opens <channel>_0 again reads nothing or waits for ever: nobody writes to it any more.",
  causes: ["the path of epoch 0 is fixed", "the reader is rewound as if it were a file", "epochs are counted from 1"],
  fix: 'Count the epoch in the name: `openSync("/opt/ml/input/data/training_" + epoch, O_RDONLY | O_NONBLOCK)` (Node), `open(f"/opt/ml/input/data/training_{epoch}", "rb")` (Python), `cat "/opt/ml/input/data/training_$epoch"` (shell).',
  sources: [
    awsGuide("your-algorithms-training-algo-running-container"),
    code("aws/amazon-sagemaker-examples", "advanced_functionality/pipe_bring_your_own"),
  ],
  needs: { pipes: trainThroughPipes },
  facets: ["pipes"],
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: pipeOpened,
  judge({ pipes }) {
    const unread = beforePipes(pipes);
    if (unread !== undefined) return unread;
    const job = telling(pipes);
    const evidence = [pipeEvidence(job), ...howItFailed(job)];
    const opened = firstHost(job).pipes.filter(({ openedAtMs }) => openedAtMs !== undefined);
    const skipped = outOfOrder(opened);
    if (skipped !== undefined) return broken(skipped, ...evidence);
    const again = readAgain(job);
    if (again !== undefined) {
      const words = works(job) ? "" : inItsWords(job);
      return broken(`${pipeName(again)} was read to its end and then opened again${words}`, ...evidence);
    }
    if (works(job)) return pass();
    const notNext = stuckBefore(job);
    if (notNext !== undefined) {
      const next = `${notNext.channel}_${notNext.epoch + 1}`;
      return broken(`after ${pipeName(notNext)} was read, ${next} was never opened${inItsWords(job)}`, ...evidence);
    }
    // Another obligation of pipes is what failed: it tells of it.
    if (missingPipe(job) !== undefined || opened.some(({ openedAgain }) => openedAgain)) return pass();
    return broken(`in Pipe mode the job fails${inItsWords(job)}`, ...evidence);
  },
});

/** An epoch that was opened before, or without, the one before it. */
function outOfOrder(opened: readonly PipeObservation[]): string | undefined {
  for (const pipe of opened) {
    if (pipe.epoch === 0) continue;
    const before = opened.find(({ channel, epoch }) => channel === pipe.channel && epoch === pipe.epoch - 1);
    if (before === undefined) return `${pipeName(pipe)} was opened and the epoch before it was not`;
    if ((before.openedAtMs ?? 0) > (pipe.openedAtMs ?? 0))
      return `${pipeName(pipe)} was opened before ${pipeName(before)}`;
  }
  return undefined;
}

/** A pipe that was drained, and that the job then opened once more or says is not there. */
function readAgain(job: JobObservation): PipeObservation | undefined {
  const missing = missingPipe(job);
  return firstHost(job).pipes.find(
    (pipe) =>
      pipe.ending === "drained" &&
      (takenForTheNext(pipe) || (missing?.channel === pipe.channel && missing.epoch === pipe.epoch)),
  );
}

/** In a job that hung: the drained pipe whose follower was there and was never opened. */
function stuckBefore(job: JobObservation): PipeObservation | undefined {
  const { pipes, stop } = firstHost(job);
  if (stop === undefined || succeeded(job)) return undefined;
  return pipes.find(
    (pipe) =>
      pipe.ending === "drained" &&
      pipes.some(
        ({ channel, epoch, ending }) => channel === pipe.channel && epoch === pipe.epoch + 1 && ending === "unopened",
      ),
  );
}
