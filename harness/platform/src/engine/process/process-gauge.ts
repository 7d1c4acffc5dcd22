import type { HostActivity } from "../engine.ts";
import { processorWaitMs } from "../processor-wait.ts";
import { type GroupUse, groupMembers, groupUse } from "./process-table.ts";

const INTERVAL_MS = 200;

/** Follows what a process group uses. */
export interface ProcessGauge {
  activity(): Promise<HostActivity | undefined>;
  residentBytes(): Promise<number | undefined>;
  /** Highest memory use that was seen, in bytes. */
  peakBytes(): Promise<number | undefined>;
  stop(): void;
}

/** `onUse` is told each time that it looked. */
export function processGauge(group: number, onUse: (use: GroupUse) => void): ProcessGauge {
  let peak: number | undefined;
  let stopped = false;
  let looking = false;
  const look = async () => {
    const use = stopped ? undefined : await groupUse(group);
    if (use !== undefined && use.memoryBytes > 0) peak = Math.max(peak ?? 0, use.memoryBytes);
    if (use !== undefined && !stopped) onUse(use);
    return use;
  };
  const follow = () => {
    // On a machine full of processes a look may take longer than the interval.
    if (looking) return;
    looking = true;
    const done = () => {
      looking = false;
    };
    look().then(done, done);
  };
  follow();
  const timer = setInterval(follow, INTERVAL_MS).unref();
  return {
    async activity() {
      const use = await look();
      if (use === undefined) return undefined;
      const waitMs = processorWaitMs(await groupMembers(group));
      return { cpuMs: use.cpuMs, memoryBytes: use.memoryBytes, ...(waitMs === undefined ? {} : { waitMs }) };
    },
    residentBytes: async () => (await look())?.anonymousBytes,
    async peakBytes() {
      await look();
      return peak;
    },
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}
