import { finalMetrics, type JobRecord } from "@byoa/sdk";
import type { Colours } from "../colours.ts";
import { seconds } from "../plain-text.ts";

/** More metrics than these do not fit into a line. */
const METRICS = 3;

/** One line a job: its name, how it ended, how long it took, its last metrics. */
export function jobsTable(jobs: readonly JobRecord[], { green, red, yellow, dim }: Colours): string[] {
  const rows = jobs.map((job) => [job.name, statusOf(job), seconds(job.durationMs), metricsOf(job)] as const);
  const width = (column: 0 | 1 | 2) => Math.max(...rows.map((row) => row[column].length));
  const [names, statuses, times] = [width(0), width(1), width(2)];
  return rows.map(([name, status, time, metrics]) => {
    const paint = status === "Completed" ? green : status === "Failed" ? red : yellow;
    return `${name.padEnd(names)}  ${paint(status.padEnd(statuses))}  ${time.padStart(times)}  ${dim(metrics)}`.trimEnd();
  });
}

/** A job whose process is gone before its end was never finished. */
function statusOf({ status, processId }: JobRecord): string {
  return status === "InProgress" && !isRunning(processId) ? "Abandoned" : status;
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function metricsOf({ metrics }: JobRecord): string {
  const last = finalMetrics(metrics);
  const shown = last.slice(0, METRICS).map(({ name, value }) => `${name} ${Number(value.toPrecision(4))}`);
  return [...shown, ...(last.length > METRICS ? [`… ${last.length - METRICS} more`] : [])].join(" · ");
}
