import { plainText } from "../text/plain-text.ts";

/** What a longer line says beyond this is not read. */
export const LONGEST_LINE = 8192;

/** What log collectors, Docker Compose, model servers and notebooks put before a line of the program. */
const PREFIXES = [
  // A table of the console: | 1614001176448 | text |
  /^\s*\|\s*(?:\d{13}|\d{4}-\d\d-\d\dT[\d:.+Z-]+)\s*\|\s?/,
  /^\s*\d{13},"?/,
  // Docker Compose, several hosts: algo-1-xwmby_1  | text
  /^(?:[\w.-]*algo-\d+[\w.-]*|\[\w+,mpirank:\d+,[\w.-]+\]<std\w+>:)\s*\|?\s?/,
  // Time stamps, with or without the collector's bar.
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d)?[.,:\d]*(?:Z| ?[+-]\d\d:?\d\d)?\]?(?:\s*\|)?\s?/,
  /^\[sagemaker logs\]:\s/,
  // A model server repeats what its worker says.
  /^(?:\[\d+\] )?\[\s*(?:INFO|WARN|DEBUG|ERROR)\s*\]\s(?:W-\S+|\S+-stdout|\S+-stderr|main|pool-\S+|epoll\S+)\s[\w.]+\s-\s?/,
];

/**
 * A line as the program wrote it: without colours, control characters and what a log collector put before it;
 * its indentation is kept.
 */
export function plainLine(line: string): string {
  const shown = lastOverprint(line.slice(0, LONGEST_LINE))
    .replaceAll("#011", "\t")
    .replace(/#033\[[\d;]*m/g, "");
  let text = plainText(messageOf(plainText(shown)));
  for (let round = 0; round < 3; round += 1) {
    const before = text;
    for (const prefix of PREFIXES) text = text.replace(prefix, "");
    // A cell of an exported table doubles its quotes.
    if (before !== text && before.includes('""')) text = text.replaceAll('""', '"');
    if (text === before) break;
  }
  return text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .trimEnd();
}

/** A progress bar overprints its line; a carriage return before a quote is part of a name (of a script with Windows line ends). */
function lastOverprint(line: string): string {
  const shown = line.replace(/(?:\r|#015)(?=['"\u2019:])/g, "\\r").replace(/[\r\n]+$/, "");
  return shown.slice(shown.lastIndexOf("\r") + 1);
}

/** The message of a line that is a JSON record, as structured loggers and Docker's own log files write them. */
function messageOf(line: string): string {
  if (!line.startsWith("{")) return line;
  try {
    const record: unknown = JSON.parse(line);
    if (typeof record !== "object" || record === null) return line;
    for (const [key, value] of Object.entries(record)) {
      if (/^(?:log|message|msg|error|exception)$/i.test(key) && typeof value === "string") return value;
    }
  } catch {
    return line;
  }
  return line;
}
