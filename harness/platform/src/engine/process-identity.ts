import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Enough to find a process again, or to be certain that it is gone: a number alone is soon another process's. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks from the machine's boot to the process's start; 0 where it cannot be read. */
  readonly startTicks: number;
  /** Number of the PID namespace in which `pid` counts; 0 where there are none. */
  readonly namespace: number;
}

/** The namespace of the machine itself, whose /proc shows the processes of all the others. Linux gives it this number. */
const ROOT_NAMESPACE = 0xeffffffc;

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startTicks: startTicks("self") ?? 0, namespace: namespaceOf("self") ?? 0 };
}

/**
 * Whether that process of this machine still runs. Undefined: it cannot be told from here, since its PID namespace is another one,
 * whose processes do not show here.
 */
export function isAlive(identity: ProcessIdentity, own: ProcessIdentity = ownIdentity()): boolean | undefined {
  if (identity.namespace === own.namespace) {
    if (identity.pid === own.pid) return identity.startTicks === 0 || identity.startTicks === own.startTicks;
    if (!isThere(identity.pid)) return false;
    // Where /proc is another namespace's, its numbers are other processes: the signal is all that tells.
    if (!procIsOurs()) return true;
    const ticks = startTicks(String(identity.pid));
    return ticks === undefined || identity.startTicks === 0 || ticks === identity.startTicks;
  }
  if (own.namespace !== ROOT_NAMESPACE || !procIsOurs()) return undefined;
  return readdirSync("/proc").some(
    (entry) => /^\d+$/.test(entry) && startTicks(entry) === identity.startTicks && pidInside(entry) === identity.pid,
  );
}

function procIsOurs(): boolean {
  try {
    return readlinkSync("/proc/self") === String(process.pid);
  } catch {
    return false;
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** The name of a program may hold blanks and parentheses; what follows it does not. */
function startTicks(entry: string): number | undefined {
  const text = read(`/proc/${entry}/stat`);
  const field = text?.slice(text.lastIndexOf(")") + 2).split(" ")[19];
  return field === undefined ? undefined : Number(field);
}

/** Its number in its own, innermost namespace. */
function pidInside(entry: string): number | undefined {
  const numbers = /^NSpid:\s*(.+)$/m.exec(read(`/proc/${entry}/status`) ?? "")?.[1];
  return numbers === undefined ? undefined : Number(numbers.split(/\s+/).at(-1));
}

function namespaceOf(entry: string): number | undefined {
  try {
    const number = /\[(\d+)\]/.exec(readlinkSync(`/proc/${entry}/ns/pid`))?.[1];
    return number === undefined ? undefined : Number(number);
  } catch {
    return undefined;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
