import { setTimeout as sleep } from "node:timers/promises";

/** The time that a platform's jobs and endpoints live in: the machine's own, or that of a recording. */
export interface Clock {
  /** Milliseconds from an arbitrary start; never goes back. */
  nowMs(): number;
  /** Resolves after that time, or at once when the signal comes; never rejects. */
  pause(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own time. */
export const systemClock: Clock = {
  nowMs: () => performance.now(),
  pause: (milliseconds, signal) =>
    sleep(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => {}),
};
