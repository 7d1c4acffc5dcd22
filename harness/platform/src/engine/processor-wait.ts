import { closeSync, openSync, readdirSync, readSync } from "node:fs";

const NANOSECONDS_PER_MS = 1e6;
const figures = Buffer.alloc(128);

/**
 * How long the threads of these processes have been ready to run and had to wait for a processor, in milliseconds, all threads
 * together. Threads that have ended no longer count, so the sum may go down. Undefined where the kernel does not tell.
 *
 * Every container is asked four times a second. The kernel answers these reads from memory: at once they take 10 µs of processor a
 * thread, through Node's thread pool 85 µs (28 threads of four Node processes).
 */
export function processorWaitMs(processIds: readonly number[]): number | undefined {
  const waits = processIds.flatMap(threadWaits);
  return waits.length === 0 ? undefined : waits.reduce((sum, wait) => sum + wait, 0);
}

function threadWaits(processId: number): number[] {
  const folder = `/proc/${processId}/task`;
  try {
    return readdirSync(folder).flatMap((thread) => threadWait(`${folder}/${thread}/schedstat`));
  } catch {
    return []; // it has ended
  }
}

/** Time on a processor, time ready and waiting for one (both in nanoseconds), number of turns. */
function threadWait(file: string): number[] {
  try {
    const descriptor = openSync(file, "r");
    try {
      const length = readSync(descriptor, figures);
      const waited = figures.toString("latin1", 0, length).split(" ")[1];
      return waited === undefined ? [] : [Number(waited) / NANOSECONDS_PER_MS];
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return []; // it has ended, or this kernel has no such file
  }
}
