import {
  type LogLine,
  type TrainingHostObservation,
  type TrainingObservation,
  type Tree,
  tellingLines,
} from "@byoa/platform";
import { redact } from "../secrets/redact.ts";
import { visibleLine } from "../text/visible-text.ts";
import type { Evidence } from "./evidence.ts";
import { firstLines, shorten } from "./evidence-text.ts";

/** Lines of the log that a finding shows at most. */
const LOG_LINES = 6;

/** How the container ended: its code, when, and why the engine refused it. */
export function exitEvidence(job: TrainingObservation): Evidence {
  const { exit } = firstHost(job);
  const parts = [`${exit.code} after ${(exit.atMs / 1000).toFixed(1)} s`];
  if (exit.outOfMemory) parts.push("killed by the memory limit");
  if (exit.startError !== undefined) parts.push(shorten(exit.startError.trim()));
  return { label: "exit code", text: parts.join("; ") };
}

/** The end of the container's log, secrets replaced. */
export function lastLogEvidence(job: TrainingObservation, count: number = LOG_LINES): Evidence {
  return logEvidence("last log lines", job, tellingLines(firstHost(job).log, count));
}

/** These lines of the log, secrets replaced. */
export function logEvidence(label: string, job: TrainingObservation, lines: readonly LogLine[]): Evidence {
  const text = lines.map((line) => shorten(redact(line.text, job.request.environment))).join("\n");
  return { label, text: lines.length === 0 ? "(the log is empty)" : text };
}

/** What lies at /opt/ml/output/failure. */
export function failureEvidence(job: TrainingObservation): Evidence {
  const { failure } = firstHost(job);
  const label = "/opt/ml/output/failure";
  if (failure === undefined) return { label, text: "(not there)" };
  if (failure.type !== "file") return { label, text: `(a ${failure.type})` };
  if (failure.sizeBytes === 0) return { label, text: "(empty)" };
  if (!failure.isText) return { label, text: `(${failure.sizeBytes} bytes that are not text)` };
  return { label, text: firstLines(redact(failure.text.trim(), job.request.environment), 4) };
}

/** Members of a folder, one a line. */
export function treeEvidence(label: string, tree: Tree, count = 8): Evidence {
  const lines = tree.map((entry) => {
    const target = entry.linkTarget === undefined ? "" : ` -> ${visibleLine(entry.linkTarget)}`;
    return `${visibleLine(entry.path)}${entry.type === "directory" ? "/" : ""}${target}  ${entry.type === "file" ? `${entry.sizeBytes} bytes` : entry.type}`;
  });
  return { label, text: lines.length === 0 ? "(empty)" : firstLines(lines.join("\n"), count) };
}

/** The job's only container; jobs of several hosts have judges of their own. */
export function firstHost(job: TrainingObservation): TrainingHostObservation {
  const [host] = job.hosts;
  if (host === undefined) throw new Error(`The observation of ${job.request.jobName} has no host.`);
  return host;
}

/** Everything that the container said: its log and its failure file, as one text. */
export function saidBy(job: TrainingObservation): string {
  const host = firstHost(job);
  return [host.failure?.text ?? "", ...host.log.map((line) => line.text), host.exit.startError ?? ""].join("\n");
}

/** True when at least one line that is not blank came on standard output or standard error. */
export function hasLog(job: TrainingObservation): boolean {
  return firstHost(job).log.some((line) => line.text.trim() !== "");
}
