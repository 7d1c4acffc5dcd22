import { readFile } from "node:fs/promises";

const CGROUPS = "/sys/fs/cgroup";
const INTERVAL_MS = 100;

/** Follows a container's peak memory through the kernel's own counter, which is gone as soon as the container is. */
export interface MemoryGauge {
  peakBytes(): Promise<number | undefined>;
  stop(): void;
}

/** For a container on this machine whose main process has the number `pid`. */
export function memoryGauge(pid: number): MemoryGauge {
  const file = counterFile(pid);
  let peak: number | undefined;
  const look = async (): Promise<void> => {
    const path = await file;
    if (path === undefined) return;
    const bytes = await readFile(path, "utf8").then(Number, () => Number.NaN);
    if (Number.isFinite(bytes) && bytes > 0) peak = Math.max(peak ?? 0, bytes);
  };
  void look();
  const timer = setInterval(() => void look(), INTERVAL_MS).unref();
  return {
    async peakBytes() {
      await look();
      return peak;
    },
    stop: () => clearInterval(timer),
  };
}

/** Version 1 of cgroups has a controller of its own for memory, version 2 one tree. */
async function counterFile(pid: number): Promise<string | undefined> {
  const groups = await readFile(`/proc/${pid}/cgroup`, "utf8").catch(() => "");
  for (const line of groups.split("\n")) {
    const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (controllers?.split(",").includes("memory")) return `${CGROUPS}/memory${path}/memory.max_usage_in_bytes`;
    if (controllers === "" && path !== "/") return `${CGROUPS}${path}/memory.peak`;
  }
  return undefined;
}
