import type { MainProcess } from "@byoa/platform";
import { endedOrdinarily } from "../../diagnosis/ended-ordinarily.ts";
import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import {
  requestedStop,
  type StopAttempt,
  tellingAttempt,
  trainStopped,
} from "../../experiments/training/train-stopped.ts";
import { exitEvidence, lastLogEvidence } from "../../requirement/evidence-of-training.ts";
import { because, broken, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi, awsGuide, issue } from "../../requirement/source.ts";
import { shellKeepsSignals } from "../image/shell-keeps-signals.ts";
import { signalAtWork } from "../sights/training.ts";
import { endSpans } from "./stopped-spans.ts";

/** Later than this after SIGTERM is worth a remark. */
const SLOW_MS = 20_000;
/** Later than this, a job that ended with 0 may just have come to its end. */
const PROMPT_MS = 1_000;
/** A line that was written before SIGTERM may come so much later. */
const LATE_LINE_MS = 50;

export const endsAfterSigterm = requirement({
  id: "TRAIN-SIG-01",
  section: "training",
  level: "SHOULD",
  sentence: "A training job ends by itself after SIGTERM, within the grace time.",
  why: "StopTrainingJob, the maximum run time and a spot interruption send SIGTERM and, 120 s later, SIGKILL. A job that ignores the first saves nothing, and two more minutes are billed.",
  causes: [
    "process 1 has no handler: the kernel then ignores SIGTERM",
    "a shell stands before the program and does not hand the signal on",
    "a computation that never yields keeps the handler from running",
  ],
  fix: 'Handle it and start with exec: `process.on("SIGTERM", () => stop.abort())` (Node), `signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))` (Python), `exec python train.py "$@"` (shell).',
  sources: [
    awsGuide("your-algorithms-training-algo-dockerfile"),
    awsApi("StopTrainingJob"),
    issue("aws/sagemaker-training-toolkit", 173),
    issue("aws/sagemaker-training-toolkit", 125),
  ],
  needs: { sample: trainOnSample, stopped: trainStopped },
  uses: { look: lookAtImage },
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  timed: {
    verdicts: ["broken"],
    spans: ({ stopped }, _, verdict) => endSpans(stopped, verdict),
  },
  passHasSeen: signalAtWork,
  judge({ sample, stopped, look }) {
    const deaf = stopped.attempts.find((one) => one.deaf !== undefined)?.deaf;
    const attempt = tellingAttempt(stopped);
    const stop = attempt === undefined ? undefined : requestedStop(attempt);
    if (attempt === undefined || stop === undefined) {
      if (deaf !== undefined)
        return broken(
          `process 1 (${deaf.name}) had no handler for SIGTERM while it worked, and the kernel drops the signal for it`,
          lastLogEvidence(sample),
        );
      return notApplicable("the job finishes too quickly to be stopped halfway, even with more rows");
    }
    const tookMs = stop.endedAtMs - stop.signalledAtMs;
    if (stop.killed) {
      return because(
        shellKeepsSignals(look?.train, stop.mainProcess),
        broken(
          `SIGTERM had no effect: SIGKILL ended it ${Math.round(tookMs / 1000)} s later`,
          exitEvidence(attempt.job),
          lastLogEvidence(attempt.job),
        ),
      );
    }
    const reached = stopped.attempts.filter((one) => requestedStop(one) !== undefined);
    const unready = deaf ?? reached.map(deafAtSignal).find((process) => process !== undefined);
    const isReady = reached.some((one) => requestedStop(one)?.mainProcess?.awaitsSigterm === true);
    if (unready !== undefined && !isReady) {
      return because(
        shellKeepsSignals(look?.train, unready),
        broken(
          `process 1 (${unready.name}) has no handler for SIGTERM, and the kernel drops the signal for it`,
          exitEvidence(attempt.job),
          lastLogEvidence(attempt.job),
        ),
      );
    }
    const isAtItsEnd = !isReady && reached.some((one) => requestedStop(one)?.mainProcess?.awaitsSigterm === false);
    if (isAtItsEnd || reached.every((one) => endedOrdinarily(one, sample))) {
      return notApplicable("it ended as usual after SIGTERM, so this run does not show whether it handles the signal");
    }
    if (tookMs > SLOW_MS)
      return pass(`it ended ${Math.round(tookMs / 1000)} s after SIGTERM; SIGKILL comes after 120 s`);
    return tookMs > PROMPT_MS ? pass(`it ended ${(tookMs / 1000).toFixed(1)} s after SIGTERM`) : pass();
  },
});

/** Process 1 without a handler when the signal came to a job that went on: one that is at its end may have put it away. */
function deafAtSignal(attempt: StopAttempt): MainProcess | undefined {
  const stop = requestedStop(attempt);
  if (stop?.mainProcess?.awaitsSigterm !== false) return undefined;
  const spoke = attempt.job.hosts.some(({ log }) => log.some(({ atMs }) => atMs > stop.signalledAtMs + LATE_LINE_MS));
  return spoke || stop.endedAtMs - stop.signalledAtMs > PROMPT_MS ? stop.mainProcess : undefined;
}
