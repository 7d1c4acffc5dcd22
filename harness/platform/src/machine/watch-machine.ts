import { awaitedLater } from "../awaited-later.ts";
import type { BusySpan } from "../observation/busy-span.ts";
import type { ProcessorUse } from "../observation/process-facts.ts";
import { waitingShareNow } from "./busy-probe.ts";
import { busySpans } from "./busy-spans.ts";
import { kernelCounters } from "./kernel-counters.ts";
import { type MachineSample, withheldMs } from "./withheld.ts";

/** The shortest limit that is judged is 250 ms, the next 2 s. */
const EVERY_MS = 250;

/** A container whose use of the processor can be asked for, where the engine can tell. */
interface Measured {
  activity?(): Promise<{ readonly cpuMs: number; readonly waitMs?: number } | undefined>;
}

/** Records beside a container how busy the machine was. */
export interface MachineWatch {
  /** Processor time of the container when it was last looked at; undefined where the engine cannot tell. */
  readonly used: ProcessorUse | undefined;
  /** Until now, the time since the last sample included. Never rejects. */
  spans(): Promise<readonly BusySpan[]>;
  stop(): void;
}

/**
 * @param sinceStartMs milliseconds since the container's start
 * @param allowedShare the share of a processor that it is given, while it is slowed down
 */
export function watchMachine(
  host: Measured,
  sinceStartMs: () => number,
  allowedShare: () => number | undefined = () => undefined,
): MachineWatch {
  const spans = busySpans();
  let dueMs = sinceStartMs();
  let used: ProcessorUse | undefined;
  const sampleNow = async (): Promise<MachineSample> => {
    const share = allowedShare();
    const now = await sample(host, sinceStartMs, dueMs);
    if (now.containerCpuMs !== undefined) used = { ms: Math.round(now.containerCpuMs), atMs: Math.round(now.atMs) };
    return share === undefined ? now : { ...now, allowedShare: share };
  };
  let last = awaitedLater(sampleNow());
  const look = (): void => {
    last = last.then(async (before) => {
      const after = await sampleNow();
      dueMs = sinceStartMs() + EVERY_MS;
      spans.add({ fromMs: before.atMs, toMs: after.atMs, withheldMs: withheldMs(before, after) });
      return after;
    });
  };
  let pending = false;
  dueMs += EVERY_MS;
  const timer = setInterval(() => {
    if (pending) return;
    pending = true;
    look();
    const done = (): void => {
      pending = false;
    };
    last.then(done, done);
  }, EVERY_MS).unref();
  return {
    get used() {
      return used;
    },
    async spans() {
      // Not late: it is asked for, not planned.
      dueMs = Number.POSITIVE_INFINITY;
      look();
      await last;
      return spans.list();
    },
    stop: () => clearInterval(timer),
  };
}

/** A fault of the engine leaves the machine's own figures. */
async function sample(host: Measured, sinceStartMs: () => number, dueMs: number): Promise<MachineSample> {
  const atMs = sinceStartMs();
  const counters = kernelCounters();
  const activity = await host.activity?.().catch(() => undefined);
  const counted = counters.pressureMs !== undefined || activity?.waitMs !== undefined;
  return {
    ...counters,
    atMs,
    lateMs: Math.max(0, atMs - dueMs),
    ...(activity === undefined ? {} : { containerCpuMs: activity.cpuMs }),
    ...(activity?.waitMs === undefined ? {} : { containerWaitMs: activity.waitMs }),
    ...(counted ? {} : { probedShare: waitingShareNow() }),
  };
}
