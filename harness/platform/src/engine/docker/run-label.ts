import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { isGone } from "../scratch-folder.ts";

/** On everything that an engine makes; its value is the run's id. */
export const RUN_LABEL = "byoa.run";
/** Which process made it, so that what a dead process left can be found. */
export const PROCESS_LABEL = "byoa.process";
/** The label that testcontainers' reaper goes by. */
export const REAPER_LABEL = "org.testcontainers.session-id";

export type Labels = Readonly<Record<string, string>>;

/** A fresh id: sortable by time, different in two processes of the same millisecond. */
export function newRunId(): string {
  return `${Date.now().toString(36)}-${randomBytes(3).toString("hex")}`;
}

export function runLabels(runId: string): Labels {
  return { [RUN_LABEL]: runId, [PROCESS_LABEL]: `${hostname()}/${process.pid}`, [REAPER_LABEL]: runId };
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

/** True when a process label of this machine names a process that is gone. Labels of other machines are never judged. */
export function isAbandoned(processLabel: string | undefined): boolean {
  const [machine, pid] = processLabel?.split("/") ?? [];
  if (machine !== hostname() || pid === undefined || !/^\d+$/.test(pid)) return false;
  return isGone(Number(pid));
}
