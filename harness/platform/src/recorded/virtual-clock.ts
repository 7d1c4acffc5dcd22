import type { Clock } from "../clock.ts";

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/**
 * A clock whose time passes only while somebody sleeps on it: it wakes the sleepers one by one, in the order of their times, each as soon
 * as what the one before set off has come to rest. So a run of minutes takes the time of its computing.
 */
export function virtualClock(): Clock {
  const sleepers: Sleeper[] = [];
  let nowMs = 0;
  let waking = false;
  const wakeNext = (): void => {
    const next = sleepers.shift();
    waking = sleepers.length > 0;
    if (waking) setImmediate(wakeNext);
    if (next === undefined) return;
    nowMs = Math.max(nowMs, next.atMs);
    next.wake();
  };
  return {
    nowMs: () => nowMs,
    pause(milliseconds, signal) {
      if (signal?.aborted) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<void>();
      const sleeper = { atMs: nowMs + Math.max(0, milliseconds), wake: resolve };
      const later = sleepers.findIndex(({ atMs }) => atMs > sleeper.atMs);
      sleepers.splice(later < 0 ? sleepers.length : later, 0, sleeper);
      signal?.addEventListener(
        "abort",
        () => {
          const at = sleepers.indexOf(sleeper);
          if (at >= 0) sleepers.splice(at, 1);
          resolve();
        },
        { once: true },
      );
      if (!waking) setImmediate(wakeNext);
      waking = true;
      return promise;
    },
  };
}
