import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import type { JobObservation } from "../../experiments/training/run-job.ts";
import { trainThroughPipes } from "../../experiments/training/train-through-pipes.ts";
import { firstHost } from "../../requirement/evidence-of-training.ts";
import { listed } from "../../requirement/evidence-text.ts";
import { broken, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { pipeOpened } from "../sights/training.ts";
import { howItFailed } from "./how-it-failed.ts";
import {
  beforePipes,
  missingPipe,
  pipeEvidence,
  pipeName,
  takenForTheNext,
  telling,
  toldBy,
  works,
} from "./pipe-reading.ts";

export const opensEachPipeOnce = requirement({
  id: "CHAN-PIPE-08",
  section: "training",
  level: "MUST",
  sentence: "In Pipe mode each pipe is opened once, by one reader, without seeking.",
  why: "What one reader has taken out of a pipe is gone for every other, and a second opening finds nothing or waits for ever.",
  causes: [
    "the first bytes are looked at with an opening of their own",
    "every worker opens the pipe",
    "a format is read that needs to seek (Parquet, zip)",
  ],
  fix: "Open it once and hand the stream on; look at its first bytes by buffering them: `stream.unshift(chunk)` (Node), `io.BufferedReader(pipe).peek(16)` (Python), `head -c 16 | …` never, use one `while read` loop (shell).",
  sources: [
    awsGuide("your-algorithms-training-algo-running-container"),
    awsGuide("model-access-training-data"),
    issue("awslabs/ml-io", 18),
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
    const again = [...firstHost(job).pipes, ...firstHost(pipes.job).pipes].filter(
      (pipe) => pipe.openedAgain && !takenForTheNext(pipe),
    );
    const asked = askedAgain(job);
    const names = [...new Set([...again.map(pipeName), ...asked])];
    if (names.length > 0)
      return broken(`opened a second time: ${listed(names)}`, pipeEvidence(job), ...howItFailed(job));
    if (works(job) || missingPipe(job) !== undefined || firstHost(job).pipes.some(takenForTheNext)) return pass();
    return notTestable("the Pipe job failed", toldBy(job));
  },
});

/** The pipe that the job says is not there, although it had opened it and left it early. */
function askedAgain(job: JobObservation): string[] {
  const missing = missingPipe(job);
  if (missing === undefined) return [];
  return firstHost(job)
    .pipes.filter((pipe) => pipe.channel === missing.channel && pipe.epoch === missing.epoch)
    .filter(({ openedAtMs, ending }) => openedAtMs !== undefined && ending !== "drained")
    .map(pipeName);
}
