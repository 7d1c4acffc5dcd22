import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { trainThroughPipes } from "../../experiments/training/train-through-pipes.ts";
import { firstHost } from "../../requirement/evidence-of-training.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { pipeOpened } from "../sights/training.ts";
import { howItFailed, inItsWords } from "./how-it-failed.ts";
import { beforePipes, missingPipe, pipeEvidence, pipeName, telling, toldBy, works } from "./pipe-reading.ts";

export const waitsForTheNextPipe = requirement({
  id: "CHAN-PIPE-07",
  section: "training",
  level: "MUST",
  sentence: "In Pipe mode training waits when the next epoch's pipe is not there yet.",
  why: "The platform makes the pipe of the next epoch when it is ready to fill it, and promises no time. Who does not wait fails now and then, and never on the own machine.",
  causes: ["the next pipe is opened as soon as the last has ended", "a missing file is taken for the end of the data"],
  fix: 'Look until it is there: `while (!existsSync(path)) await setTimeout(50)` (Node), `while not os.path.exists(path): time.sleep(0.05)` (Python), `until [ -p "$path" ]; do sleep 0.1; done` (shell).',
  sources: [awsGuide("your-algorithms-training-algo-running-container")],
  needs: { pipes: trainThroughPipes },
  facets: ["pipes"],
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: pipeOpened,
  judge({ pipes }) {
    const unread = beforePipes(pipes);
    if (unread !== undefined) return unread;
    const job = telling(pipes);
    const observed = firstHost(job).pipes;
    const missing = missingPipe(job);
    if (missing !== undefined && missing.epoch > 0) {
      return broken(
        `${pipeName(missing)} was not there yet, and the job did not wait for it${inItsWords(job)}`,
        pipeEvidence(job),
        ...howItFailed(job),
      );
    }
    if (!works(job)) return notTestable("the Pipe job failed", toldBy(job));
    if (observed.some(({ epoch, openedAtMs }) => epoch > 0 && openedAtMs !== undefined)) return pass();
    const late = firstHost(pipes.job).pipes.find(({ channel, epoch }) => channel === pipes.lateChannel && epoch === 0);
    if (late?.openedAtMs !== undefined && works(pipes.job)) {
      return pass(`it reads one epoch: what it waited for was ${pipeName(late)}, which came late`);
    }
    return notApplicable("it reads one epoch: there was no next pipe to wait for");
  },
});
