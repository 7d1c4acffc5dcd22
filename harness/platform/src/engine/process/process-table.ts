import { readdir, readFile, readlink } from "node:fs/promises";
import pLimit from "p-limit";
import type { ListeningSocket } from "../../observation/process-facts.ts";
import { listeningSockets } from "../listening-sockets.ts";

/** Of a line of `/proc/PID/stat`, behind the name in brackets: the fields that are used here, counted from the state. */
const GROUP = 2;
const USER_TICKS = 11;
const SYSTEM_TICKS = 12;
/** What Linux shows to programs, whatever the kernel's own clock. */
const TICKS_PER_SECOND = 100;

/** A machine may have more processes than we may open files. */
const atOnce = () => pLimit(16);

/** What the processes of one group use now. */
export interface GroupUse {
  readonly cpuMs: number;
  /** All that lies in memory for them, files that they mapped included. */
  readonly memoryBytes: number;
  /** Their own memory alone. */
  readonly anonymousBytes: number;
  readonly processes: number;
}

/** The processes of a group. Empty where there is no /proc, and when all are gone. */
export async function groupMembers(group: number): Promise<number[]> {
  const names = await readdir("/proc").catch(() => []);
  const processes = names.filter((name) => /^\d+$/.test(name));
  const members = await atOnce().map(processes, async (name) =>
    (await statFields(name))?.[GROUP] === String(group) ? [Number(name)] : [],
  );
  return members.flat();
}

/** Undefined where it cannot be told. */
export async function groupUse(group: number): Promise<GroupUse | undefined> {
  const members = await groupMembers(group);
  if (members.length === 0) return undefined;
  const uses = await atOnce().map(members, useOf);
  const sum = (key: keyof (typeof uses)[number]) => uses.reduce((total, use) => total + use[key], 0);
  return {
    cpuMs: sum("cpuMs"),
    memoryBytes: sum("memoryBytes"),
    anonymousBytes: sum("anonymousBytes"),
    processes: members.length,
  };
}

async function useOf(processId: number): Promise<Omit<GroupUse, "processes">> {
  const fields = await statFields(String(processId));
  const status = await readFile(`/proc/${processId}/status`, "utf8").catch(() => "");
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0) * 1024;
  const ticks = Number(fields?.[USER_TICKS] ?? 0) + Number(fields?.[SYSTEM_TICKS] ?? 0);
  return {
    cpuMs: (ticks * 1000) / TICKS_PER_SECOND,
    memoryBytes: kilobytes("VmRSS"),
    anonymousBytes: kilobytes("RssAnon"),
  };
}

/** The sockets at which processes of the group listen. Empty where it cannot be told. */
export async function groupSockets(group: number | undefined): Promise<ListeningSocket[]> {
  if (group === undefined) return [];
  const inodes = new Set((await atOnce().map(await groupMembers(group), socketInodes)).flat());
  if (inodes.size === 0) return [];
  const tables = await Promise.all(
    ["tcp", "tcp6"].map((table) => readFile(`/proc/net/${table}`, "utf8").catch(() => "")),
  );
  const own = tables
    .join("\n")
    .split("\n")
    .filter((line) => inodes.has(line.trim().split(/\s+/)[9] ?? ""));
  return listeningSockets(own.join("\n"));
}

async function socketInodes(processId: number): Promise<string[]> {
  const folder = `/proc/${processId}/fd`;
  const names = await readdir(folder).catch(() => []);
  const targets = await Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => "")));
  return targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []);
}

async function statFields(name: string): Promise<string[] | undefined> {
  const text = await readFile(`/proc/${name}/stat`, "utf8").catch(() => undefined);
  // The name may hold spaces and brackets: the fields begin behind its last one.
  return text?.slice(text.lastIndexOf(")") + 2).split(" ");
}
