import type { LogLine } from "./log-line.ts";

/** Output beyond the limits of what is kept: the middle of a long log, and the ends of long lines. */
export interface LogLoss {
  readonly droppedBytes: number;
  /** Whole lines that are missing. */
  readonly droppedLines: number;
  /** Lines that are there without their ends. */
  readonly cutLines: number;
  /** The missing lines stood after this many of those that were kept; absent when no whole line is missing. */
  readonly afterLine?: number;
  /** Variables of the container whose values stood anywhere in its output, what was dropped included. Absent in older records. */
  readonly repeatedVariables?: readonly string[];
  /** The limit that was in force, in bytes of the whole log. */
  readonly limitBytes: number;
}

/** What byoa says in place of lines that are missing. */
export const leftOutText = (lines: number): string =>
  `… byoa left out ${lines.toLocaleString("en-US")} ${lines === 1 ? "line" : "lines"} here (raise the limit with --log-limit)`;

/** A log for people: a line of byoa's own stands where lines are missing. Judges read the log without it. */
export function readableLog<T extends LogLine>(log: readonly T[], loss: LogLoss | undefined): (T | LogLine)[] {
  if (loss?.afterLine === undefined) return [...log];
  const before = log[loss.afterLine - 1] ?? log[0];
  const notice: LogLine = { stream: "stderr", atMs: before?.atMs ?? 0, text: leftOutText(loss.droppedLines) };
  return [...log.slice(0, loss.afterLine), notice, ...log.slice(loss.afterLine)];
}
