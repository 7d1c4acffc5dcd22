import { Interrupted } from "@byoa/conformance/interrupted";
import { listenForInterruption } from "../interruption.ts";

/** Runs work that Ctrl-C ends: what it was doing is undone by it, and Interrupted is thrown. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  using interruption = listenForInterruption(() => {
    process.stderr.write("byoa: interrupted, removing what was started … (again to leave at once)\n");
  });
  try {
    return await work(interruption.signal);
  } catch (error) {
    if (interruption.signal.aborted) throw new Interrupted();
    throw error;
  }
}
