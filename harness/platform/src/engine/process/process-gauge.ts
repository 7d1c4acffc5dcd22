import type { HostActivity } from "../engine.ts";
import { processorWaitMs } from "../processor-wait.ts";
import { groupMembers, groupUse } from "./process-table.ts";

const INTERVAL_MS = 200;

/** Follows what a process group uses. */
export interface ProcessGauge {
  activity(): Promise<HostActivity | undefined>;
  residentBytes(): Promise<number | undefined>;
  /** Highest memory use that was seen, in bytes. */
  peakBytes(): Promise<number | undefined>;
  stop(): void;
}

export function processGauge(group: number): ProcessGauge {
  let peak: number | undefined;
  let stopped = false;
  const look = async () => {
    const use = stopped ? undefined : await groupUse(group);
    if (use !== undefined && use.memoryBytes > 0) peak = Math.max(peak ?? 0, use.memoryBytes);
    return use;
  };
  void look();
  const timer = setInterval(() => void look(), INTERVAL_MS).unref();
  return {
    async activity() {
      const use = await look();
      if (use === undefined) return undefined;
      const waitMs = await processorWaitMs(await groupMembers(group));
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
