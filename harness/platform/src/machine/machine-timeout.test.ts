import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { KernelCounters } from "./kernel-counters.ts";
import { type MachineTime, machineTimeout } from "./machine-timeout.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A machine whose counters grow by this share of the time that passes. */
function machine(counters: (nowMs: number) => KernelCounters, share = 0): MachineTime {
  return {
    nowMs: () => performance.now(),
    counters: () => counters(performance.now()),
    waitingShare: () => share,
  };
}

/** When a limit of one second ends, to a tenth. */
async function endOf(given: MachineTime): Promise<number> {
  const began = performance.now();
  const ends: number[] = [];
  machineTimeout(1_000, () => void ends.push(performance.now() - began), given);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ends).toHaveLength(1);
  return Math.round(Number(ends[0]) / 100) / 10;
}

test("on an idle machine a limit is its wall clock", async () => {
  expect(await endOf(machine(() => ({ pressureMs: 0, ownWaitMs: 0 })))).toBe(1);
});

test("time in which tasks waited for a processor is added", async () => {
  expect(await endOf(machine((now) => ({ pressureMs: now / 2, ownWaitMs: 0 })))).toBe(2);
  expect(await endOf(machine((now) => ({ pressureMs: 0, ownWaitMs: now / 3 })))).toBe(1.5);
});

test("a machine that is always busy ends a limit after four times its length", async () => {
  expect(await endOf(machine((now) => ({ pressureMs: now })))).toBe(4);
});

test("where the kernel counts nothing, a probe says how long a thread waits", async () => {
  expect(await endOf(machine(() => ({}), 0.5))).toBe(2);
  expect(await endOf(machine(() => ({}), 0))).toBe(1);
});

test("a process that stood still reads what came meanwhile before its limits end", async () => {
  let nowMs = 0;
  const onTimeout = vi.fn();
  machineTimeout(1_000, onTimeout, { ...machine(() => ({ pressureMs: 0 })), nowMs: () => nowMs });
  nowMs = 10_000;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(onTimeout).not.toHaveBeenCalled();
  nowMs = 11_000;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(onTimeout).toHaveBeenCalledOnce();
});

test("a limit that was ended does not call back", async () => {
  const onTimeout = vi.fn();
  const end = machineTimeout(
    1_000,
    onTimeout,
    machine(() => ({})),
  );
  end();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(onTimeout).not.toHaveBeenCalled();
});
