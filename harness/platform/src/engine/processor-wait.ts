import { readdir, readFile } from "node:fs/promises";
import pLimit from "p-limit";

const NANOSECONDS_PER_MS = 1e6;

/**
 * How long the threads of these processes have been ready to run and had to wait for a processor, in milliseconds, all threads
 * together. Threads that have ended no longer count, so the sum may go down. Undefined where the kernel does not tell.
 */
export async function processorWaitMs(processIds: readonly number[]): Promise<number | undefined> {
  const atOnce = pLimit(16);
  const waits = (await atOnce.map(processIds, (id) => threadWaits(id))).flat();
  return waits.length === 0 ? undefined : waits.reduce((sum, wait) => sum + wait, 0);
}

async function threadWaits(processId: number): Promise<number[]> {
  const folder = `/proc/${processId}/task`;
  const threads = await readdir(folder).catch(() => []);
  const waits = await Promise.all(
    threads.map(async (thread) => {
      // Time on a processor, time ready and waiting for one (both in nanoseconds), number of turns.
      const figures = await readFile(`${folder}/${thread}/schedstat`, "utf8").catch(() => "");
      const waited = figures.split(" ")[1];
      return waited === undefined ? [] : [Number(waited) / NANOSECONDS_PER_MS];
    }),
  );
  return waits.flat();
}
