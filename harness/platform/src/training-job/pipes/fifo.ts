import { execFile } from "node:child_process";
import { closeSync, constants, linkSync, openSync, readSync, renameSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { makeScratchFolder } from "../../engine/scratch-folder.ts";

const run = promisify(execFile);
const POLL_MS = 2;
const BATCH = 16;

/** FIFOs in stock: Node cannot make one itself, and one that a reader waits for must not wait for a program to start. */
export interface FifoSupply extends AsyncDisposable {
  /** Puts a fresh FIFO under that name at once, in place of whatever had it. */
  put(path: string): void;
  /** A second name of the FIFO that is there, out of the container's sight: it leads to it when the first is another's. */
  keep(path: string): string;
  /** Waits until there are enough for the next steps. */
  restock(): Promise<void>;
}

/** The stock lies on the file system of the pipes, outside the folder that the container sees. */
export async function openFifoSupply(): Promise<FifoSupply> {
  const folder = await makeScratchFolder("fifos");
  const stock: string[] = [];
  let made = 0;
  let kept = 0;
  let making: Promise<void> | undefined;
  const make = async (): Promise<void> => {
    const fresh = Array.from({ length: BATCH }, () => join(folder, String(made++)));
    await run("mkfifo", ["-m", "0644", ...fresh]);
    stock.push(...fresh);
    making = undefined;
  };
  const supply: FifoSupply = {
    put(path) {
      const fresh = stock.pop();
      if (fresh === undefined) throw new Error("the stock of FIFOs is used up: restock() was not awaited");
      renameSync(fresh, path);
    },
    keep(path) {
      const name = join(folder, `kept-${kept++}`);
      linkSync(path, name);
      return name;
    },
    async restock() {
      while (stock.length < BATCH / 2) {
        making ??= make();
        await making;
      }
    },
    async [Symbol.asyncDispose]() {
      await making?.catch(() => {});
      await rm(folder, { recursive: true, force: true });
    },
  };
  await supply.restock();
  return supply;
}

/** The writing end as soon as a reader has opened the FIFO; undefined when `signal` ends the wait. */
export async function openForReader(path: string, signal: AbortSignal): Promise<number | undefined> {
  while (!signal.aborted) {
    const descriptor = tryOpen(path);
    if (descriptor !== undefined) return descriptor;
    await sleep(POLL_MS, undefined, { signal }).catch(() => {});
  }
  return undefined;
}

function tryOpen(path: string): number | undefined {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENXIO") return undefined;
    throw error;
  }
}

/**
 * A reading end of our own on a FIFO. It keeps what nobody has read, and is looked at only when the reader is gone: so it can be
 * told how much was taken.
 */
export function keepUnread(path: string): number {
  return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
}

/** How many bytes were left in it; closes it. */
export function countUnread(readingEnd: number): number {
  const buffer = Buffer.alloc(64 * 1024);
  let bytes = 0;
  try {
    for (let read = readSync(readingEnd, buffer); read > 0; read = readSync(readingEnd, buffer)) bytes += read;
  } catch {
    // EAGAIN: empty, and somebody else still holds a writing end.
  }
  closeSync(readingEnd);
  return bytes;
}
