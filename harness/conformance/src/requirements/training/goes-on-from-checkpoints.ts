import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { countSteps, type Step, stepsIn } from "../../experiments/training/steps.ts";
import { hasFailed, leftCheckpoint, trainInterrupted } from "../../experiments/training/train-interrupted.ts";
import { isCut, onlyTheMissingLogTells } from "../../requirement/cut-log.ts";
import { exitEvidence, firstHost, logEvidence, treeEvidence } from "../../requirement/evidence-of-training.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { jobResumed } from "../sights/training.ts";
import { howItFailed, inItsWords } from "./how-it-failed.ts";

/**
 * What shows that a job goes on cannot be known of any image: neither its files nor its time tell a program that reads its checkpoint
 * from one that overwrites it. So it is judged by evidence that byoa.yaml declares: `checkpoints.step`, by which the log tells the
 * number of a step. The job that was started anew begins anew when its first number is not above the first one of the job that was
 * interrupted. A number in between is no fault: how much is done twice depends on how often a program saves, and is only remarked.
 */
export const goesOnFromCheckpoints = requirement({
  id: "TRAIN-CKPT-02",
  section: "training",
  level: "SHOULD",
  sentence: "A job that finds checkpoints in /opt/ml/checkpoints at its start goes on from them.",
  why: "When spot capacity is taken back, the platform starts the job anew in a new container and puts the checkpoints back before. Who begins at zero each time pays for every interruption, and may never come to an end.",
  causes: [
    "the folder is only written, and never read",
    "the folder is emptied at the start",
    "what was written cannot be read back, and the job fails",
    "the file is looked for by the name of the host, which is another one now",
  ],
  fix: "Read before the first step what was saved after the last one: `const { epoch, state } = existsSync(file) ? JSON.parse(readFileSync(file)) : beginning` (Node), `state = torch.load(path) if os.path.exists(path) else None` (Python), `[ -f /opt/ml/checkpoints/state ] && cp /opt/ml/checkpoints/state work/` (shell).",
  sources: [
    awsGuide("model-checkpoints"),
    awsGuide("model-managed-spot-training"),
    issue("aws/amazon-sagemaker-examples", 588),
  ],
  needs: { interrupted: trainInterrupted },
  dependsOn: ["TRAIN-CKPT-01"],
  requires: trainingSucceeds,
  passHasSeen: jobResumed,
  judge({ interrupted: { attempts, resumed } }, profile) {
    const before = attempts.at(-1)?.job;
    if (before === undefined || resumed === undefined) {
      if (attempts.some(({ job }) => hasFailed(job)) || !attempts.some(({ job }) => leftCheckpoint(job)))
        return notTestable("there is no checkpoint to go on from", "TRAIN-CKPT-01");
      return notApplicable(
        "it is done too fast to be interrupted, even with more rows (checkpoints.hyperparameters make it longer)",
      );
    }
    const { exit, stop, log } = firstHost(resumed);
    const atItsStart = treeEvidence("/opt/ml/checkpoints at the start", firstHost(before).checkpoints ?? []);
    if (stop === undefined && exit.code !== 0) {
      return broken(
        `restarted with its checkpoints, the job failed${inItsWords(resumed)}`,
        atItsStart,
        ...howItFailed(resumed),
      );
    }
    const pattern = profile.checkpoints?.step;
    if (pattern === undefined)
      return notApplicable("how a step shows in its log is not declared (checkpoints.step), so nothing can be told");
    const [earlier, later] = [stepsIn(firstHost(before).log, pattern), stepsIn(log, pattern)];
    const [firstBefore, lastBefore] = [earlier[0], highest(earlier)];
    if (firstBefore === undefined || lastBefore === undefined || countSteps(earlier) < 2)
      return notApplicable("checkpoints.step finds no two steps in the log of the job that was interrupted");
    const firstAfter = later[0];
    if (firstAfter === undefined && isCut(resumed)) return onlyTheMissingLogTells("no step stands in what was kept");
    if (firstAfter === undefined) {
      if (stop === undefined)
        return notApplicable(`restarted, it had nothing left to do: it ended with ${exit.code} and made no step`);
      return broken(
        `restarted with its checkpoints, the job made no step in ${(stop.signalledAtMs / 1000).toFixed(1)} s`,
        atItsStart,
        exitEvidence(resumed),
        logEvidence("first log lines", resumed, log.slice(0, 6)),
      );
    }
    if (firstAfter.value <= firstBefore.value) {
      return broken(
        `restarted, it began at step ${firstAfter.value} again: the interrupted job had reached step ${lastBefore.value}`,
        logEvidence("the interrupted job's last step", before, [lastBefore.line]),
        logEvidence("the new job's first log lines", resumed, log.slice(0, 4)),
        atItsStart,
      );
    }
    const repeated = lastBefore.value - firstAfter.value;
    return repeated > 0
      ? pass(`it went on at step ${firstAfter.value}, and the interrupted job had come to step ${lastBefore.value}`)
      : pass();
  },
});

function highest(steps: readonly Step[]): Step | undefined {
  return steps.toSorted((one, other) => other.value - one.value)[0];
}
