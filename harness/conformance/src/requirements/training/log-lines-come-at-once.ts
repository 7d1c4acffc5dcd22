import type { LogLine } from "@byoa/platform";
import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import type { JobObservation } from "../../experiments/training/run-job.ts";
import { type SampleObservation, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { requestedStop, tellingAttempt, trainStopped } from "../../experiments/training/train-stopped.ts";
import { firstHost, hasLog, logEvidence } from "../../requirement/evidence-of-training.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { issue } from "../../requirement/source.ts";
import { lineDuringWork } from "../sights/training.ts";
import { tellingLife } from "./stopped-spans.ts";

/** A quiet program may say one or two lines at its end; a buffer holds what was written all along. */
const BUFFERED_LINES = 3;
/** Lines this close together came at once, and this close to the end they came with it. */
const AT_THE_END_MS = 200;
const LONG_RUN_MS = 10_000;

export const logLinesComeAtOnce = requirement({
  id: "LOG-02",
  section: "training",
  level: "SHOULD",
  sentence: "Log lines appear when they are written, not all at the end.",
  why: "Without a terminal many languages keep their output back until kilobytes have gathered. Nobody sees how the training goes, metrics come too late to stop it, and a killed job takes its log along.",
  causes: [
    "Python without PYTHONUNBUFFERED and without flush",
    "a pipe to tee or grep that buffers",
    "lines are collected and printed at the end",
  ],
  fix: "Switch the buffer off: `ENV PYTHONUNBUFFERED=1` (Dockerfile), `print(…, flush=True)` (Python), `stdbuf -oL program` (shell); `console.log` of Node needs nothing.",
  sources: [
    issue("aws/amazon-sagemaker-examples", 319),
    issue("aws/sagemaker-training-toolkit", 37),
    issue("aws/sagemaker-python-sdk", 109),
  ],
  needs: { sample: trainOnSample, stopped: trainStopped },
  dependsOn: ["LOG-01", "TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  timed: { verdicts: ["broken"], spans: ({ stopped }) => tellingLife(stopped) },
  passHasSeen: lineDuringWork,
  judge({ sample, stopped }) {
    if (!hasLog(sample)) return notTestable("there is no log", "LOG-01");
    if (comesBitByBit(firstHost(sample).log)) return pass(...quietStart(sample));
    const middle = middleOf(stopped) ?? longSample(sample);
    if (middle === undefined) return notApplicable("it is done too fast to have a middle in which a line could come");
    const { job, untilMs, killed, lengthening } = middle;
    const { log, logLoss, exit, stop } = firstHost(job);
    const before = log.filter(({ atMs }) => atMs < untilMs);
    if (before.some(({ text }) => text.trim() !== "")) return pass();
    const seconds = (untilMs / 1000).toFixed(1);
    const firstMs = log[0]?.atMs ?? 0;
    // So short a job looks the same whether it is quiet until its end or a buffer held its lines.
    if (lengthening === "slow-motion" && !killed) return notApplicable(quietFor(seconds));
    if (
      log.length >= BUFFERED_LINES &&
      !comesBitByBit(log) &&
      (stop?.endedAtMs ?? exit.atMs) - firstMs <= AT_THE_END_MS
    ) {
      return broken(
        `not one line came in the first ${(firstMs / 1000).toFixed(1)} s, then ${log.length + (logLoss?.droppedLines ?? 0)} at once, as the process ended`,
        logEvidence("when each line came", job, log.slice(0, 6).map(stamped)),
      );
    }
    const usual = firstHost(sample).log.length;
    if (killed && log.length === 0 && usual >= BUFFERED_LINES) {
      return broken(
        `the job ran for ${seconds} s, was killed, and not one line of its log had come (${usual} lines otherwise)`,
      );
    }
    return firstMs > 0 && (stop?.endedAtMs ?? exit.atMs) - firstMs > AT_THE_END_MS
      ? pass(quietFor(seconds))
      : notApplicable(quietFor(seconds));
  },
});

/** Lines with a pause between the first and the last were not held back until the end. */
function comesBitByBit(log: readonly LogLine[]): boolean {
  const lines = log.filter(({ text }) => text.trim() !== "");
  const [first, last] = [lines[0], lines.at(-1)];
  return first !== undefined && last !== undefined && last.atMs - first.atMs > AT_THE_END_MS;
}

function quietStart(sample: SampleObservation): string[] {
  const firstMs = firstHost(sample).log[0]?.atMs ?? 0;
  return firstMs >= LONG_RUN_MS ? [quietFor((firstMs / 1000).toFixed(1))] : [];
}

const quietFor = (seconds: string): string =>
  `nothing is logged in the first ${seconds} s: a line at the start would show that it runs`;

interface Middle {
  readonly job: JobObservation;
  /** Lines before this came while it worked. */
  readonly untilMs: number;
  readonly killed: boolean;
  readonly lengthening?: string;
}

function middleOf(stopped: Parameters<typeof tellingAttempt>[0]): Middle | undefined {
  const attempt = tellingAttempt(stopped);
  const stop = attempt === undefined ? undefined : requestedStop(attempt);
  if (attempt === undefined || stop === undefined) return undefined;
  const { job, lengthening } = attempt;
  return { job, untilMs: stop.signalledAtMs, killed: stop.killed, lengthening: lengthening.kind };
}

function longSample(sample: SampleObservation): Middle | undefined {
  const { atMs } = firstHost(sample).exit;
  return atMs < LONG_RUN_MS ? undefined : { job: sample, untilMs: atMs - AT_THE_END_MS, killed: false };
}

const stamped = (line: LogLine): LogLine => ({ ...line, text: `${line.atMs} ms  ${line.text}` });
