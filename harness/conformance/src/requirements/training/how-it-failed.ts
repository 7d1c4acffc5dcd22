import type { TrainingObservation } from "@byoa/platform";
import { decisiveLine } from "../../diagnosis/decisive-line.ts";
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

/** The reason in the image's own words, as the end of a sentence: `: no column named x`; without one, the exit code and the last line of the log. */
export function inItsWords(job: TrainingObservation): string {
  const { stop, exit } = firstHost(job);
  if (stop?.because === "experiment-limit")
    return `: it had not ended after ${Math.round(stop.signalledAtMs / 1000)} s`;
  const words = reasonGiven(job);
  if (words !== undefined) return `: ${shorten(words, 160)}`;
  const last = lastWords(job);
  return ` with exit code ${exit.code}${last === undefined ? "" : `; its log ends with "${shorten(last, 120)}"`}`;
}

/** The line that says why: the failure file's first, else the log's decisive one. */
function reasonGiven(job: TrainingObservation): string | undefined {
  const { failure, log } = firstHost(job);
  const written = failure?.text.split("\n").find((line) => line.trim() !== "");
  const words = (written ?? decisiveLine(log.map(({ text }) => text)))?.trim();
  return words === undefined ? undefined : redact(words, job.request.environment);
}

/** The last line of a log that is not blank: no reason, but all there is. */
function lastWords(job: TrainingObservation): string | undefined {
  const line = firstHost(job).log.findLast(({ text }) => text.trim() !== "");
  return line === undefined ? undefined : redact(line.text.trim(), job.request.environment);
}
