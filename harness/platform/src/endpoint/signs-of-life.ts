import type { HostActivity } from "../engine/engine.ts";
import type { LogLine } from "../observation/log-line.ts";
import type { ListeningSocket } from "../observation/process-facts.ts";

/** More than this share of one core means that the container works. Answering our own pings takes less. */
const BUSY_SHARE = 0.1;
/** More growth in a second means that something is being loaded. */
const GROWTH_BYTES_PER_SECOND = 1024 * 1024;
/** A log with more kinds of lines than this is noise: no further line counts, and none is remembered. */
const REMEMBERED_KINDS = 10_000;
const KIND_CHARACTERS = 200;
/** The last line of a trace, or its first: `ValueError: …`, `java.lang.IllegalStateException: …`, `panic: …`, `Error in f(): …`. */
const ERROR = /(?:^|[\s.:[])(?:\w*(?:Error|Exception)\b|panic:|Traceback \()/;

/** What was looked up at one moment. */
export interface LifeSample {
  readonly atMs: number;
  readonly sockets: readonly ListeningSocket[];
  readonly activity?: HostActivity | undefined;
}

/** Watches a container from sample to sample for anything that tells that it is still getting ready. */
export interface SignsOfLife {
  sample(sample: LifeSample): void;
  line(line: LogLine): void;
  /** Since when nothing of it was seen, in milliseconds since the container's start. */
  quietSinceMs(): number;
  /** How often the line of an error came that came most often; digits make no difference. */
  sameErrors(): number;
}

/**
 * A sign of life: a socket opened or closed, a log line of a kind not seen before, a tenth of a core, or memory that
 * grows by more than 1 MiB/s. A line that differs from an earlier one in its digits only is none: servers log our pings.
 */
export function signsOfLife(): SignsOfLife {
  const kinds = new Set<string>();
  const errors = new Map<string, number>();
  let sameErrors = 0;
  let quietSinceMs = 0;
  let last: LifeSample | undefined;
  return {
    sample(sample) {
      if (last === undefined || differs(last, sample)) quietSinceMs = Math.max(quietSinceMs, sample.atMs);
      last = sample;
    },
    line(line) {
      const kind = line.text.slice(0, KIND_CHARACTERS).replace(/\d+/g, "#");
      if (ERROR.test(kind) && (errors.has(kind) || errors.size < REMEMBERED_KINDS)) {
        const count = (errors.get(kind) ?? 0) + 1;
        errors.set(kind, count);
        sameErrors = Math.max(sameErrors, count);
      }
      if (kinds.has(kind) || kinds.size >= REMEMBERED_KINDS) return;
      kinds.add(kind);
      quietSinceMs = Math.max(quietSinceMs, line.atMs);
    },
    quietSinceMs: () => quietSinceMs,
    sameErrors: () => sameErrors,
  };
}

function differs(before: LifeSample, after: LifeSample): boolean {
  if (listed(before.sockets) !== listed(after.sockets)) return true;
  if (before.activity === undefined || after.activity === undefined) return false;
  const passedMs = Math.max(1, after.atMs - before.atMs);
  const share = (after.activity.cpuMs - before.activity.cpuMs) / passedMs;
  const growth = ((after.activity.memoryBytes - before.activity.memoryBytes) / passedMs) * 1000;
  return share > BUSY_SHARE || growth > GROWTH_BYTES_PER_SECOND;
}

function listed(sockets: readonly ListeningSocket[]): string {
  return sockets
    .map(({ address, port }) => `${address} ${port}`)
    .sort()
    .join();
}
