import { trainingRuns } from "../../diagnosis/training-preconditions.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { firstHost, lastLogEvidence, treeEvidence } from "../../requirement/evidence-of-training.ts";
import { broken, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi, awsGuide } from "../../requirement/source.ts";
import { jobEnded } from "../sights/training.ts";

export const endsWhenDone = requirement({
  id: "TRAIN-EXIT-03",
  section: "training",
  level: "MUST",
  sentence: "The main process of a training job ends when its work is done.",
  why: "The job runs on, and is paid for, until MaxRuntimeInSeconds; then it counts as stopped.",
  causes: [
    "a server, a timer or a worker keeps the event loop alive",
    "a thread that is not a daemon waits for ever",
    "the entry script ends with `tail -f` or `wait`",
  ],
  fix: "Close what was opened, or end explicitly: `process.exit(0)` (Node), `daemon=True` for threads and `sys.exit(0)` (Python), `exec program` in place of `program & wait` (shell).",
  sources: [awsGuide("your-algorithms-training-signal-success-failure"), awsApi("StoppingCondition")],
  needs: { sample: trainOnSample },
  dependsOn: ["IMG-TRAIN-03"],
  requires: trainingRuns,
  timed: {
    verdicts: ["broken"],
    spans({ sample }) {
      const { stop, busySpans } = firstHost(sample);
      if (stop === undefined) return [];
      const restMs = sample.lingered?.restMs ?? stop.signalledAtMs;
      return [{ busySpans, fromMs: stop.signalledAtMs - restMs, toMs: stop.signalledAtMs }];
    },
  },
  passHasSeen: jobEnded,
  judge({ sample }, profile) {
    const { stop, model } = firstHost(sample);
    if (stop === undefined) return pass();
    const evidence = [treeEvidence("/opt/ml/model", model), lastLogEvidence(sample)];
    if (sample.lingered !== undefined) {
      const seconds = Math.round(sample.lingered.restMs / 1000);
      if (model.length === 0 && sample.lingered.listensAt === undefined)
        return notTestable(`nothing was saved in ${seconds} s, and a job may be quiet for longer: give --timeout`);
      return broken(
        model.length === 0
          ? `still alive after ${seconds} s: it listens at port ${sample.lingered.listensAt?.join(", ")}, and nothing is saved`
          : `still alive ${seconds} s after its work was done: the model final, the log silent, the processor idle`,
        ...evidence,
      );
    }
    const limit = `${Math.round(stop.signalledAtMs / 1000)} s`;
    if (profile.limits.trainingMs !== undefined)
      return broken(`it did not end within ${limit}, its declared limit`, ...evidence);
    return notTestable(
      `still at work after ${limit}, our limit: a longer one is --timeout, a shorter job comes from smoke values`,
    );
  },
});
