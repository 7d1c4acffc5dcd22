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
  /** Reads every counter once more; what was read last stays when the container is gone. */
  look(): Promise<void>;
  /** Processes that the kernel killed for memory so far, and those that it refused to start; 0 where it cannot tell. */
  readonly refusals: Refusals;
  stop(): void;
}

export interface Refusals {
  readonly killedForMemory: number;
  readonly processesRefused: number;
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
  readonly memoryKills: string;
  readonly processEvents: string;
}

/** For a container on this machine whose main process has the number `pid`. */
export function resourceGauge(pid: number): ResourceGauge {
  // One that has ended by now has none.
  const counters = findCounters(pid).catch(() => undefined);
  let peak: number | undefined;
  let refusals: Refusals = { killedForMemory: 0, processesRefused: 0 };
  const look = async (): Promise<void> => {
    const files = await counters;
    if (files === undefined) return;
    const [bytes, kills, events] = await Promise.all([
      number(files.peakBytes),
      text(files.memoryKills),
      text(files.processEvents),
    ]);
    if (bytes !== undefined && bytes > 0) peak = Math.max(peak ?? 0, bytes);
    refusals = {
      killedForMemory: Math.max(refusals.killedForMemory, counted(/^oom_kill (\d+)$/m, kills)),
      processesRefused: Math.max(refusals.processesRefused, counted(/^max (\d+)$/m, events)),
    };
  };
  // A container that ends meanwhile has no counters any more.
  const lookNow = (): void => {
    look().catch(() => undefined);
  };
  lookNow();
  const timer = setInterval(lookNow, INTERVAL_MS).unref();
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
      const waitMs = processorWaitMs((members ?? "").split("\n").filter(Boolean).map(Number));
      return { memoryBytes, cpuMs: files.cpuMs(cpu), ...(waitMs === undefined ? {} : { waitMs }) };
    },
    look,
    get refusals() {
      return refusals;
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
  // A process that has just ended may be in the root already, whose counters are the whole machine's.
  if (memory === "/" || cpu === "/") return undefined;
  if (memory !== undefined && cpu !== undefined)
    return {
      peakBytes: `${CGROUPS}/memory${memory}/memory.max_usage_in_bytes`,
      memoryBytes: `${CGROUPS}/memory${memory}/memory.usage_in_bytes`,
      memoryStat: `${CGROUPS}/memory${memory}/memory.stat`,
      resident: /^total_rss (\d+)$/m,
      cpu: `${CGROUPS}/cpuacct${cpu}/cpuacct.usage`,
      members: `${CGROUPS}/cpuacct${cpu}/cgroup.procs`,
      cpuMs: (nanoseconds) => Number(nanoseconds) / 1e6,
      memoryKills: `${CGROUPS}/memory${memory}/memory.oom_control`,
      processEvents: `${CGROUPS}/pids${paths.get("pids") ?? memory}/pids.events`,
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
    memoryKills: `${CGROUPS}${unified}/memory.events`,
    processEvents: `${CGROUPS}${unified}/pids.events`,
  };
}

function text(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}

async function number(file: string | undefined): Promise<number | undefined> {
  const value = file === undefined ? undefined : await text(file);
  return value === undefined ? undefined : Number(value);
}

function counted(pattern: RegExp, file: string | undefined): number {
  return Number(pattern.exec(file ?? "")?.[1] ?? 0);
}
