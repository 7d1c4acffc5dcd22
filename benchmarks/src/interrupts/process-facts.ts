import { readdirSync, readFileSync } from "node:fs";

/** True once the command listens for signals: of the three SIGHUP is the last, and the one that Node never catches by itself. */
export function listens(processId: number): boolean {
  const mask = /SigCgt:\s+([0-9a-f]+)/.exec(read(`/proc/${processId}/status`))?.[1] ?? "0";
  return (BigInt(`0x${mask}`) & 1n) === 1n;
}

/** Processes whose environment names a text, zombies apart. */
export function processesWith(text: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .filter(
      (name) => read(`/proc/${name}/environ`).includes(text) && !/^State:\s+Z/m.test(read(`/proc/${name}/status`)),
    )
    .map(Number);
}

/** The processes that a process has started, as this PID namespace numbers them. */
export function childrenOf(processId: number): number[] {
  return read(`/proc/${processId}/task/${processId}/children`)
    .split(" ")
    .filter((id) => id !== "")
    .map(Number);
}

function read(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    // It has ended.
    return "";
  }
}
