import type { Clock, JobPulse, LogLine, MainProcess, TrainingJob } from "@byoa/platform";

/** A job at a moment: its pulse, and the lines that it had written. */
export interface WorkLook extends JobPulse {
  readonly lines: number;
}

/** A quota is given out in bursts, and a short job may fit into one: so many must show no handler. */
const LEAST_BURSTS = 4;
/** Part of the work between two looks at most: a handler could be set and put away in a longer gap. */
const LONGEST_GAP = 0.25;

export const linesIn = (log: readonly Pick<LogLine, "text">[]): number =>
  log.filter(({ text }) => text.trim() !== "").length;

/** Looks at a job once; undefined when it has ended, or the engine cannot tell. */
export async function lookAtWork(job: Pick<TrainingJob, "log" | "pulse">): Promise<WorkLook | undefined> {
  const pulse = await job.pulse?.();
  return pulse === undefined ? undefined : { ...pulse, lines: linesIn(job.log) };
}

/** Looks at a job again and again until `over`, or until it has ended; calls `onHears` once process 1 is seen to have a handler after its first line. */
export async function keepLooking(
  job: Pick<TrainingJob, "log" | "pulse">,
  looks: WorkLook[],
  { everyMs, onHears }: { readonly everyMs: number; readonly onHears: () => void },
  over: AbortSignal,
  clock: Clock,
): Promise<void> {
  while (!over.aborted) {
    const look = await lookAtWork(job);
    if (look === undefined) return;
    looks.push(look);
    if (look.lines > 0 && look.mainProcess?.awaitsSigterm === true) onHears();
    await clock.pause(everyMs, over);
  }
}

/**
 * Process 1 where it had no handler for SIGTERM at any look between the job's first line and its last. Before the first it may still load,
 * and after the last an interpreter that ends has put its handlers away (Python does).
 *
 * @param lines how many the job had written in the end
 */
export function deafAtWork(looks: readonly WorkLook[], lines: number): MainProcess | undefined {
  const first = looks.findIndex((look) => look.lines > 0);
  const last = looks.findIndex((look) => look.lines >= lines);
  if (first === -1) return undefined;
  const between = looks.slice(first, last === -1 ? looks.length : last);
  // A line is seen a moment after it was written: the last burst may be the end.
  const bursts = [...new Set(between.map(({ cpuMs }) => cpuMs))];
  const endMs = bursts.pop() ?? 0;
  const startMs = bursts[0] ?? 0;
  const gaps = [...bursts, endMs].map((ms, index, all) => ms - (all[index - 1] ?? startMs));
  if (bursts.length < LEAST_BURSTS || Math.max(...gaps) > LONGEST_GAP * (endMs - startMs)) return undefined;
  const atWork = between.flatMap(({ cpuMs, mainProcess }) =>
    cpuMs < endMs && mainProcess !== undefined ? [mainProcess] : [],
  );
  return atWork.every(({ awaitsSigterm }) => awaitsSigterm === false) ? atWork.at(-1) : undefined;
}
