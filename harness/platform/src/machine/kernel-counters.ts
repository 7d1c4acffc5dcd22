import { readFileSync } from "node:fs";

/** What the kernel has counted so far of the waits for a processor, in milliseconds. Absent: it does not say. */
export interface KernelCounters {
  /** Time in which at least one task of this machine was ready to run and had no processor (`/proc/pressure/cpu`). */
  readonly pressureMs?: number;
  /** Time in which this process's main thread was ready to run and had no processor (`/proc/self/schedstat`). */
  readonly ownWaitMs?: number;
  /** Time that the processors of this machine worked, all together (`/proc/stat`). */
  readonly busyMs?: number;
}

/** The kernel's unit in `/proc/stat`, the same on every Linux that Node runs on. */
const TICK_MS = 10;

export function kernelCounters(): KernelCounters {
  const pressure = /^some .*total=(\d+)$/m.exec(text("/proc/pressure/cpu"))?.[1];
  const ownWait = text("/proc/self/schedstat").split(" ")[1];
  const ticks = /^cpu +(.*)$/m.exec(text("/proc/stat"))?.[1]?.split(" ").map(Number);
  return {
    ...(pressure === undefined ? {} : { pressureMs: Number(pressure) / 1e3 }),
    ...(ownWait === undefined ? {} : { ownWaitMs: Number(ownWait) / 1e6 }),
    ...(ticks === undefined ? {} : { busyMs: TICK_MS * working(ticks) }),
  };
}

/** user, nice, system, idle, iowait, irq, softirq, steal: what another machine on the same hardware took counts as work. */
function working([user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0]: readonly number[]): number {
  return user + nice + system + irq + softirq + steal;
}

function text(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
