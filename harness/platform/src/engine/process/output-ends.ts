import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

/** What the program wrote before its end arrives well within this. */
const DRAIN_MS = 500;

/**
 * Resolves when an ended child's output is read to its end. A process that it left behind may hold the output open: that one is
 * waited for briefly, then its output is dropped.
 */
export async function outputEnds(child: ChildProcess): Promise<void> {
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  const drained = new AbortController();
  const ends = Promise.all(streams.map((stream) => (stream.closed ? undefined : once(stream, "close"))));
  await Promise.race([ends, sleep(DRAIN_MS, undefined, { signal: drained.signal })]).catch(() => {});
  drained.abort();
  for (const stream of streams) stream.destroy();
}
