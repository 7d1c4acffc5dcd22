import type { KernelCounters } from "./kernel-counters.ts";

/** What was counted at one moment, of the machine and of one container on it. */
export interface MachineSample extends KernelCounters {
  readonly atMs: number;
  /** How much later than planned this sample was taken: the time in which our own process could not run. */
  readonly lateMs: number;
  /** The container's processor time and its threads' waits for a processor; absent where the engine cannot tell. */
  readonly containerCpuMs?: number;
  readonly containerWaitMs?: number;
  /** Share of one processor that it may use at most, where we slow it down. */
  readonly allowedShare?: number;
  /** Share of time that a thread waits, by the probe; only where the kernel counts nothing. */
  readonly probedShare?: number;
}

/**
 * How long a container waited for a processor between two samples because of others, at most. Each figure is a bound of its own: the
 * machine's pressure, what other programs worked, what the container's threads waited; the lowest counts. Waits of its threads for each
 * other are the image's own. Our own lateness counts whatever the container did: what we measured then is not true.
 */
export function withheldMs(before: MachineSample, after: MachineSample): number {
  const passedMs = after.atMs - before.atMs;
  const pressure = grown(before.pressureMs, after.pressureMs);
  const busy = grown(before.busyMs, after.busyMs);
  const own = grown(before.containerCpuMs, after.containerCpuMs) ?? 0;
  const others = busy === undefined ? undefined : Math.max(0, busy - own);
  const waited = grown(before.containerWaitMs, after.containerWaitMs);
  // Threads that wait side by side wait no longer for that: of what they asked for, this share was not given.
  const share = waited === undefined || waited === 0 ? undefined : (waited / (waited + own)) * passedMs;
  const bounds = [pressure, others, waited, share].filter((bound) => bound !== undefined);
  // The work of others alone is no wait: with a free processor beside them nobody waits.
  const counted = pressure === undefined && waited === undefined ? undefined : Math.min(...bounds);
  const container = (counted ?? (after.probedShare ?? 0) * passedMs) * missingShare(before, after, passedMs, own);
  const harness = Math.max(after.lateMs, grown(before.ownWaitMs, after.ownWaitMs) ?? 0);
  return Math.max(0, Math.min(passedMs, Math.max(container, harness)));
}

/** Of what we let it have: a container that is slowed down and gets its whole share waits for us, and for nobody else. */
function missingShare(before: MachineSample, after: MachineSample, passedMs: number, ownMs: number): number {
  const share = after.allowedShare ?? before.allowedShare;
  return share === undefined ? 1 : Math.max(0, 1 - ownMs / Math.max(1, share * passedMs));
}

/** Undefined when it is not known, or went down: the counts of threads that ended are gone. */
function grown(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined || after < before ? undefined : after - before;
}
