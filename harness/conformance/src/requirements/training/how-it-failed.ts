import type { TrainingObservation } from "@byoa/platform";
import type { Evidence } from "../../requirement/evidence.ts";
import { exitEvidence, failureEvidence, firstHost, lastLogEvidence } from "../../requirement/evidence-of-training.ts";
import { shorten } from "../../requirement/evidence-text.ts";
import { redact } from "../../secrets/redact.ts";

/** What is shown of a job that failed. */
export function howItFailed(job: TrainingObservation): Evidence[] {
  return [exitEvidence(job), failureEvidence(job), lastLogEvidence(job)];
}

/** How a job ended that was not to fail, with the reason: `fails: no column named x`, or `does not end: …` beside the sample's time. */
export function endsBadly(job: TrainingObservation, sample: TrainingObservation): string {
  const { stop } = firstHost(job);
  if (stop?.because !== "experiment-limit") return `fails${inItsWords(job)}`;
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  return `does not end: stopped after ${seconds(stop.signalledAtMs)}, where the sample takes ${seconds(firstHost(sample).exit.atMs)}`;
}

/** The reason in the image's own words, ready to be put behind a sentence: `: no column named x`. Empty when it gave none. */
export function inItsWords(job: TrainingObservation): string {
  const { stop, exit } = firstHost(job);
  if (stop?.because === "experiment-limit")
    return `: it had not ended after ${Math.round(stop.signalledAtMs / 1000)} s`;
  const words = reasonGiven(job);
  return words === undefined ? ` with exit code ${exit.code}` : `: ${shorten(words, 160)}`;
}

/** The line that tells the reason: the failure file's first, else the log's last that names an error, else its last. */
function reasonGiven(job: TrainingObservation): string | undefined {
  const { failure, log } = firstHost(job);
  const written = failure?.text.split("\n").find((line) => line.trim() !== "");
  const lines = log.map((line) => line.text).filter((text) => text.trim() !== "");
  const told = lines.findLast((text) => /^\S*(?:error|exception)\b.*:|\berror\b/i.test(text.trim()));
  const words = (written ?? told ?? lines.at(-1))?.trim();
  return words === undefined ? undefined : redact(words, job.request.environment);
}
