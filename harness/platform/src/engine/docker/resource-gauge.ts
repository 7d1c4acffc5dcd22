import { readFile } from "node:fs/promises";
import type { HostActivity } from "../engine.ts";
import { processorWaitMs } from "../processor-wait.ts";

const CGROUPS = "/sys/fs/cgroup";
const INTERVAL_MS = 100;

/** Follows what a container uses through the kernel's own counters, which are gone as soon as the container is. */
export interface ResourceGauge {
  /** Highest memory use so far, in bytes. */
  peakBytes(): Promise<number | undefined>;
  /** Memory of its processes now, without files that only stay in memory, in bytes. */
  residentBytes(): Promise<number | undefined>;
  activity(): Promise<HostActivity | undefined>;
  stop(): void;
}

interface Counters {
  readonly peakBytes: string;
  readonly memoryBytes: string;
  readonly memoryStat: string;
  /** The line of `memoryStat` that counts the processes' own memory. */
  readonly resident: RegExp;
  readonly cpu: string;
  /** Numbers of its processes, one a line. */
  readonly members: string;
  readonly cpuMs: (text: string) => number;
}

/** For a container on this machine whose main process has the number `pid`. */
export function resourceGauge(pid: number): ResourceGauge {
  const counters = findCounters(pid);
  let peak: number | undefined;
  const look = async (): Promise<void> => {
    const bytes = await number((await counters)?.peakBytes);
    if (bytes !== undefined && bytes > 0) peak = Math.max(peak ?? 0, bytes);
  };
  void look();
  const timer = setInterval(() => void look(), INTERVAL_MS).unref();
  return {
    async peakBytes() {
      await look();
      return peak;
    },
    async residentBytes() {
      const files = await counters;
      const found = files?.resident.exec((await text(files.memoryStat)) ?? "");
      return found?.[1] === undefined ? undefined : Number(found[1]);
    },
    async activity() {
      const files = await counters;
      if (files === undefined) return undefined;
      const [memoryBytes, cpu, members] = await Promise.all([
        number(files.memoryBytes),
        text(files.cpu),
        text(files.members),
      ]);
      if (memoryBytes === undefined || cpu === undefined) return undefined;
      const waitMs = await processorWaitMs((members ?? "").split("\n").filter(Boolean).map(Number));
      return { memoryBytes, cpuMs: files.cpuMs(cpu), ...(waitMs === undefined ? {} : { waitMs }) };
    },
    stop: () => clearInterval(timer),
  };
}

/** Version 1 of cgroups has a controller of its own for each resource, version 2 one tree. */
async function findCounters(pid: number): Promise<Counters | undefined> {
  const groups = (await text(`/proc/${pid}/cgroup`)) ?? "";
  const paths = new Map<string, string>();
  for (const line of groups.split("\n")) {
    const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    for (const controller of controllers?.split(",") ?? []) paths.set(controller, path ?? "");
  }
  const memory = paths.get("memory");
  const cpu = paths.get("cpuacct");
  if (memory !== undefined && cpu !== undefined)
    return {
      peakBytes: `${CGROUPS}/memory${memory}/memory.max_usage_in_bytes`,
      memoryBytes: `${CGROUPS}/memory${memory}/memory.usage_in_bytes`,
      memoryStat: `${CGROUPS}/memory${memory}/memory.stat`,
      resident: /^total_rss (\d+)$/m,
      cpu: `${CGROUPS}/cpuacct${cpu}/cpuacct.usage`,
      members: `${CGROUPS}/cpuacct${cpu}/cgroup.procs`,
      cpuMs: (nanoseconds) => Number(nanoseconds) / 1e6,
    };
  const unified = paths.get("");
  if (unified === undefined || unified === "/") return undefined;
  return {
    peakBytes: `${CGROUPS}${unified}/memory.peak`,
    memoryBytes: `${CGROUPS}${unified}/memory.current`,
    memoryStat: `${CGROUPS}${unified}/memory.stat`,
    resident: /^anon (\d+)$/m,
    cpu: `${CGROUPS}${unified}/cpu.stat`,
    members: `${CGROUPS}${unified}/cgroup.procs`,
    cpuMs: (stat) => Number(/^usage_usec (\d+)$/m.exec(stat)?.[1] ?? 0) / 1e3,
  };
}

function text(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}

async function number(file: string | undefined): Promise<number | undefined> {
  const value = file === undefined ? undefined : await text(file);
  return value === undefined ? undefined : Number(value);
}
