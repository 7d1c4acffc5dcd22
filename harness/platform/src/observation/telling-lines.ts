import type { LogLine } from "./log-line.ts";

/** How far back from the end a trace may begin. */
const TRACE_LINES = 24;
/** The line of a trace that names the error: `TypeError: …`, `ValueError: …`, `java.io.IOException: …`. */
const ERROR_LINE = /^\s*(?:Uncaught )?(?:[\w$]+\.)*[\w$]*(?:Error|Exception)\b(?:\s\[\w+\])?:/;

/**
 * The lines of a log that tell most of its end: the last ones; where they are the tail of a trace whose error stands above them (Node
 * puts the error first and its properties last), the lines from that error on.
 */
export function tellingLines<T extends Pick<LogLine, "text">>(log: readonly T[], count: number): T[] {
  const earliest = Math.max(0, log.length - TRACE_LINES);
  const found = log.findLastIndex(({ text }, index) => index >= earliest && ERROR_LINE.test(text));
  return found === -1 || found >= log.length - count ? log.slice(-count) : log.slice(found, found + count);
}
