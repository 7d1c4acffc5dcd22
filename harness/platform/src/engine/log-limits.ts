/** How much of a container's output is kept. What goes beyond is counted. */
export interface LogLimits {
  readonly bytes: number;
  readonly lines: number;
  /** Longest line; the rest of a longer one is counted. */
  readonly lineBytes: number;
}

/** Enough for the log of a short job; a check keeps a dozen of them in memory at the same time. */
const DEFAULT_LOG_LIMITS: LogLimits = { bytes: 1024 * 1024, lines: 25_000, lineBytes: 64 * 1024 };

/** For a command that runs one job of any length. */
export const LONG_LOG_BYTES = 8 * 1024 * 1024;

/** The part of the limits that the end of a log takes: its last lines usually name the cause. */
const TAIL_SHARE = 1 / 8;

/** All three limits, in proportion to the bytes that were asked for. */
export function logLimitsFor(bytes: number = DEFAULT_LOG_LIMITS.bytes): LogLimits {
  const scale = bytes / DEFAULT_LOG_LIMITS.bytes;
  return {
    bytes,
    lines: Math.max(16, Math.round(DEFAULT_LOG_LIMITS.lines * scale)),
    lineBytes: Math.max(64, Math.round(DEFAULT_LOG_LIMITS.lineBytes * scale)),
  };
}

/** How the limits are shared out between the beginning of a log and its end. */
export function shareOf({ bytes, lines, lineBytes }: LogLimits): Record<"head" | "tail", LogLimits> {
  const tail = {
    bytes: Math.max(lineBytes, Math.floor(bytes * TAIL_SHARE)),
    lines: Math.max(1, Math.floor(lines * TAIL_SHARE)),
    lineBytes,
  };
  return { tail, head: { bytes: bytes - tail.bytes, lines: lines - tail.lines, lineBytes } };
}
