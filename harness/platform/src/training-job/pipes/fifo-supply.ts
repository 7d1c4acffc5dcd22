import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { makeScratchFolder } from "../../engine/scratch-folder.ts";
import { PlatformError } from "../../platform-error.ts";
import { type Fifo, fifoAt } from "./fifo.ts";

const run = promisify(execFile);
const BATCH = 16;

/** FIFOs in stock: Node cannot make one itself, and a reader must not wait for a program to start. */
export interface FifoSupply extends AsyncDisposable {
  /** Fresh FIFOs for the next steps. Throws PlatformError `pipes-not-available`. */
  take(count: number): Promise<Fifo[]>;
}

/**
 * The stock lies on the file system of the pipes, outside the folder that the container sees. Throws PlatformError
 * `pipes-not-available`.
 *
 * @param program what makes FIFOs: `mkfifo -m MODE PATH…`
 */
export async function openFifoSupply(program = "mkfifo"): Promise<FifoSupply> {
  const folder = await makeScratchFolder("fifos");
  const stock: Fifo[] = [];
  let made = 0;
  let making: Promise<void> | undefined;
  const make = async (): Promise<void> => {
    const fresh = Array.from({ length: BATCH }, () => join(folder, String(made++)));
    try {
      await run(program, ["-m", "0644", ...fresh]);
    } catch (error) {
      throw notMade(program, error);
    }
    stock.push(...fresh.map(fifoAt));
  };
  const restock = (): Promise<void> => {
    making ??= make().finally(() => {
      making = undefined;
    });
    return making;
  };
  const supply: FifoSupply = {
    async take(count) {
      while (stock.length < count) await restock();
      const taken = stock.splice(0, count);
      // Made beforehand, so that the next step need not wait; what fails is told when it is asked for.
      if (stock.length < BATCH / 2) restock().catch(() => {});
      return taken;
    },
    async [Symbol.asyncDispose]() {
      await making?.catch(() => {});
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await restock();
  } catch (error) {
    await supply[Symbol.asyncDispose]();
    throw error;
  }
  return supply;
}

function notMade(program: string, error: unknown): PlatformError {
  const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
  const words = error instanceof Error ? error.message.trim().replace(/\s+/g, " ") : String(error);
  const message = missing
    ? `Pipe mode needs the program ${program}, which is not on the PATH. Install it (coreutils), or use File mode.`
    : `Named pipes cannot be made: ${words}. Use File mode, or set TMPDIR to a folder whose file system has them.`;
  return new PlatformError("pipes-not-available", message, { cause: error });
}
