import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { countSteps, stepsIn } from "../../experiments/training/steps.ts";
import {
  hasFailed,
  leftCheckpoint,
  STEPS_BEFORE,
  trainInterrupted,
  wasInterrupted,
} from "../../experiments/training/train-interrupted.ts";
import type { Evidence } from "../../requirement/evidence.ts";
import { exitEvidence, firstHost, lastLogEvidence, treeEvidence } from "../../requirement/evidence-of-training.ts";
import { broken, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi, awsGuide, issue } from "../../requirement/source.ts";
import { checkpointLeft } from "../sights/training.ts";
import { howItFailed, inItsWords } from "./how-it-failed.ts";

/**
 * A job with a checkpoint folder is interrupted, or runs through where it is too fast for that. What lies in the folder then is all
 * that is judged: a file with content must be there. How often a program saves is its own business, so a job that has not made
 * three steps by then (`checkpoints.step` in byoa.yaml) is not blamed for having saved nothing.
 */
export const checkpointsGoToTheirFolder = requirement({
  id: "TRAIN-CKPT-01",
  section: "training",
  level: "SHOULD",
  sentence: "A job that is given /opt/ml/checkpoints writes its checkpoints there while it trains.",
  why: "Only this folder is copied to S3 while the job runs, and put back when it is started anew. A checkpoint that lies elsewhere is lost with the instance.",
  causes: [
    "checkpoints are written into the model folder, or beside the program",
    "the first checkpoint is saved after the last step",
    "the program dies because the folder is there, or is not empty",
  ],
  fix: 'Where the folder is there, save into it after each epoch: `if (existsSync("/opt/ml/checkpoints")) save(…)` (Node), `if os.path.isdir("/opt/ml/checkpoints"): save(…)` (Python), `[ -d /opt/ml/checkpoints ] && cp state /opt/ml/checkpoints/` (shell).',
  sources: [
    awsGuide("model-checkpoints"),
    awsGuide("model-managed-spot-training"),
    awsApi("CheckpointConfig"),
    issue("aws/sagemaker-python-sdk", 1040),
  ],
  needs: { interrupted: trainInterrupted },
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: checkpointLeft,
  judge({ interrupted: { attempts } }, profile) {
    const last = attempts.at(-1)?.job;
    if (last === undefined) return notApplicable("there is no job that could be interrupted");
    if (hasFailed(last))
      return broken(`with a checkpoint folder the job failed${inItsWords(last)}`, ...howItFailed(last));
    const { exit, stop, log, checkpoints = [], model, elsewhere = [] } = firstHost(last);
    if (leftCheckpoint(last)) {
      const shown = attempts.some(({ job }) => wasInterrupted(job) || job.hosts.some(seenInTime));
      return shown ? pass() : pass("its files were seen only after its end: it is done too fast to be interrupted");
    }
    const evidence: Evidence[] = [
      treeEvidence("/opt/ml/checkpoints", checkpoints),
      treeEvidence("/opt/ml/model", model),
      ...(elsewhere.length === 0 ? [] : [treeEvidence("elsewhere below /opt/ml", elsewhere)]),
      exitEvidence(last),
      lastLogEvidence(last),
    ];
    if (!wasInterrupted(last)) {
      return broken(
        `the job ran to its end (${seconds(exit.atMs)}) and left nothing in /opt/ml/checkpoints`,
        ...evidence,
      );
    }
    const ranFor = seconds(stop?.signalledAtMs ?? exit.atMs);
    const step = profile.checkpoints?.step;
    const steps = step === undefined ? undefined : countSteps(stepsIn(log, step));
    if (steps === undefined || steps >= STEPS_BEFORE) {
      const after = steps === undefined ? ranFor : `${steps} steps (${ranFor})`;
      return broken(`interrupted after ${after}, the job left nothing in /opt/ml/checkpoints`, ...evidence);
    }
    if (attempts.some(({ job }) => leftCheckpoint(job))) {
      return pass("a job that ran through left some; one with more rows was interrupted before its first");
    }
    return notApplicable(
      `in ${ranFor} its log showed ${steps} steps of ${STEPS_BEFORE} (checkpoints.step): too few to expect a checkpoint`,
    );
  },
});

const seenInTime = ({ checkpointsSeen = [] }: { readonly checkpointsSeen?: readonly unknown[] }): boolean =>
  checkpointsSeen.length > 0;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
