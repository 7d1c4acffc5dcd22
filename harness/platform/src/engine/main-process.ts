import { readFile } from "node:fs/promises";
import type { MainProcess } from "../observation/process-facts.ts";

const SIGTERM = 15;

/** Process 1 of a container, by its ID on this machine. Undefined where the kernel does not tell. */
export async function mainProcess(processId: number): Promise<MainProcess | undefined> {
  const read = (name: string) => readFile(`/proc/${processId}/${name}`, "utf8").catch(() => "");
  // Where it sleeps, before and after: it may begin or end to wait in between.
  const before = await read("wchan");
  const status = await read("status");
  return readMainProcess(status, [before, await read("wchan")], await read("cmdline"));
}

/**
 * Reads a `/proc/PID/status`, the functions of the kernel in which the process slept around it, and its `/proc/PID/cmdline`. Undefined
 * when the process is not the first of its namespace: default actions then hold.
 */
export function readMainProcess(
  status: string,
  sleepsIn: readonly string[],
  commandLine: string,
): MainProcess | undefined {
  const fields = new Map([...status.matchAll(/^(\w+):\s*(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]));
  const caught = fields.get("SigCgt");
  if (caught === undefined || fields.get("NSpid")?.split(/\s+/).at(-1) !== "1") return undefined;
  const [program = ""] = commandLine.split("\0");
  const process = { name: fields.get("Name") ?? "", ...(program === "" ? {} : { program }) };
  // tini and others block signals and fetch them one by one; while they wait, the kernel shows the signals as not blocked.
  const fetches = holds(fields.get("SigBlk") ?? "0") || sleepsIn.some((place) => place.includes("sigtimedwait"));
  if (holds(caught) || fetches) return { ...process, awaitsSigterm: true };
  const isHidden = !fields.get("State")?.startsWith("R") && sleepsIn.every((place) => place === "" || place === "0");
  return isHidden ? process : { ...process, awaitsSigterm: false };
}

/** True when the mask, as hexadecimal digits, has the bit of SIGTERM. */
const holds = (mask: string): boolean => (BigInt(`0x${mask}`) & (1n << BigInt(SIGTERM - 1))) !== 0n;
