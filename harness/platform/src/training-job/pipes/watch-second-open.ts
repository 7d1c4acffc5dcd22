import { type Fifo, openForReader } from "./fifo.ts";
import type { FifoSupply } from "./fifo-supply.ts";
import { fifoWriter } from "./fifo-writer.ts";
import { disturb, type PipeDraft } from "./pipe-draft.ts";

export interface SecondOpenWatch {
  /** The empty FIFO that takes the name of the one which was opened. */
  readonly decoy: Fifo;
  readonly path: string;
  readonly pipe: PipeDraft;
  readonly supply: FifoSupply;
  readonly signal: AbortSignal;
  readonly nowMs: () => number;
}

/**
 * Puts the empty FIFO there at once. Whoever opens it reads an end of file, and is noted. Resolves when `signal` comes; never rejects:
 * what cannot be watched any more is left alone.
 */
export async function watchForSecondOpen({ decoy, path, pipe, supply, signal, nowMs }: SecondOpenWatch): Promise<void> {
  let there = decoy;
  disturb(pipe, there.put(path), nowMs());
  try {
    while (!signal.aborted && pipe.disturbed === undefined) {
      const descriptor = await openForReader(there, signal);
      disturb(pipe, there.disturbance(path), nowMs());
      if (descriptor === undefined) break;
      pipe.openedAgain = true;
      pipe.openedAgainAtMs ??= nowMs();
      fifoWriter(descriptor, signal).close();
      const [next] = pipe.disturbed === undefined ? await supply.take(1) : [];
      if (next === undefined) break;
      disturb(pipe, next.put(path), nowMs());
      there.discard();
      there = next;
    }
  } catch {
    // The supply is gone: the epoch itself was fed, and that is on record.
  }
  there.discard(path);
}
