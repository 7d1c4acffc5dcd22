import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname, uptime } from "node:os";
import { isAlive, ownIdentity } from "../process-identity.ts";

/** On everything that an engine makes; its value is the run's id. */
export const RUN_LABEL = "byoa.run";
/** Which process made it, so that what a dead process left can be found. */
export const PROCESS_LABEL = "byoa.process";
/** The label that testcontainers' reaper goes by. */
const REAPER_LABEL = "org.testcontainers.session-id";

export type Labels = Readonly<Record<string, string>>;

/** A fresh id: sortable by time, different in two processes of the same millisecond. */
export function newRunId(): string {
  return `${Date.now().toString(36)}-${randomBytes(3).toString("hex")}`;
}

export function runLabels(runId: string): Labels {
  return { [RUN_LABEL]: runId, [PROCESS_LABEL]: processLabel(), [REAPER_LABEL]: runId };
}

/** The shell command that removes everything a run has made. */
export function removalCommand(runId: string): string {
  const filter = `--filter label=${RUN_LABEL}=${runId}`;
  return [
    `docker ps -aq ${filter} | xargs -r docker rm -fv`,
    `docker volume ls -q ${filter} | xargs -r docker volume rm`,
    `docker network ls -q ${filter} | xargs -r docker network rm`,
  ].join("; ");
}

/** Boot of the machine, PID namespace, number and start of the process; and the machine's name, for people and other systems than Linux. */
function processLabel(): string {
  const { namespace, pid, startTicks } = ownIdentity();
  return [bootId(), namespace, pid, startTicks, hostname()].join("/");
}

export interface Labelled {
  readonly label: string | undefined;
  /** When the engine made the thing, in milliseconds since the epoch. */
  readonly madeAtMs: number;
  /** The engine runs on this machine: nothing that it made before the last boot still runs. */
  readonly sharesMachine: boolean;
}

/**
 * True when a process label names a process of this machine that is certainly gone. Labels of other machines, and of processes that do
 * not show here, are never judged.
 */
export function isAbandoned({ label, madeAtMs, sharesMachine }: Labelled): boolean {
  const [boot, ...parts] = label?.split("/") ?? [];
  const [namespace, pid, startTicks] = parts.slice(0, 3).map(Number);
  const machine = parts.slice(3).join("/");
  if (machine !== hostname() || namespace === undefined || pid === undefined || startTicks === undefined) return false;
  if (boot !== bootId()) return sharesMachine && madeAtMs < Date.now() - uptime() * 1000;
  return isAlive({ namespace, pid, startTicks }) === false;
}

/** The same for all processes since the machine's boot, in containers, too; another one after each boot, and on each machine. */
function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return hostname();
  }
}
