import { statSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { JobFault } from "../job-fault.ts";
import { log } from "../log.ts";

const LOOK_EVERY_MS = 20;
const TELL_AFTER_MS = 10_000;

/**
 * Waits until the platform has made the FIFO; the contract knows no longest time. Only looks at the name: opening is the
 * reader's, once.
 * @throws the signal's reason when it is aborted
 */
export async function waitForPipe(path: string, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  let told = false;
  while (true) {
    signal.throwIfAborted();
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isFIFO()) return;
    if (stat !== undefined) throw new JobFault(`${path} is not a FIFO, though its channel is in Pipe mode`);
    if (!told && performance.now() - startedAt > TELL_AFTER_MS) {
      log(`waiting for ${path}`);
      told = true;
    }
    await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
