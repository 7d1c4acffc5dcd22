import { waitingShareNow } from "./busy-probe.ts";
import { type KernelCounters, kernelCounters } from "./kernel-counters.ts";

/** On a machine that is always busy a limit ends after this many times its length all the same. */
const LONGEST_FACTOR = 4;
/** Below this a re-armed timer only costs. */
const SHORTEST_MS = 5;
/** A timer that is later than this shows that this process could not run. */
const STANDSTILL_MS = 50;

/** Where the time comes from; tests give their own. */
export interface MachineTime {
  nowMs(): number;
  counters(): KernelCounters;
  /** Used where the kernel counts nothing. */
  waitingShare(): number;
}

const THIS_MACHINE: MachineTime = {
  nowMs: () => performance.now(),
  counters: kernelCounters,
  waitingShare: () => waitingShareNow(),
};

/**
 * Calls back when `limitMs` has passed in which this machine could work. Time in which tasks waited for a processor, and by which our own
 * timer is late, is added to the limit, up to four times its length. On an idle machine it is an ordinary timeout.
 *
 * @returns ends the timeout
 */
export function machineTimeout(limitMs: number, onTimeout: () => void, machine = THIS_MACHINE): () => void {
  const began = machine.nowMs();
  const before = machine.counters();
  const longestMs = limitMs * LONGEST_FACTOR;
  let timer: NodeJS.Timeout;
  let waits = 0;
  const wait = (pauseMs: number): void => {
    waits += 1;
    const dueMs = machine.nowMs() + pauseMs;
    timer = setTimeout(() => {
      const lateMs = machine.nowMs() - dueMs;
      const passedMs = machine.nowMs() - began;
      const freeMs = Math.max(0, passedMs - withheldSince(before, passedMs, machine));
      const missingMs = Math.min(limitMs - freeMs, longestMs - passedMs);
      // Whoever stood still has not read what came meanwhile.
      const stoodStill = lateMs > STANDSTILL_MS && (waits === 1 || passedMs < longestMs);
      if (stoodStill) wait(Math.min(lateMs, limitMs));
      else if (missingMs < SHORTEST_MS) onTimeout();
      else wait(missingMs);
    }, pauseMs).unref();
  };
  wait(limitMs);
  return () => clearTimeout(timer);
}

function withheldSince(before: KernelCounters, passedMs: number, machine: MachineTime): number {
  const after = machine.counters();
  const waits = [difference(before.pressureMs, after.pressureMs), difference(before.ownWaitMs, after.ownWaitMs)];
  const counted = waits.filter((wait) => wait !== undefined);
  return counted.length === 0 ? machine.waitingShare() * passedMs : Math.max(...counted);
}

function difference(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined ? undefined : Math.max(0, after - before);
}
