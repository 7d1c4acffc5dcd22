import { constants, openSync } from "node:fs";
import { Socket } from "node:net";
import { JobFault } from "../job-fault.ts";
import { waitForPipe } from "./wait-for-pipe.ts";

/** What a FIFO holds at a time. */
const CHUNK_BYTES = 64 * 1024;
/** One in the reader's hands, two that wait, one that the socket fills. */
const BUFFERS = 4;
const WAITING = BUFFERS - 2;

/**
 * The bytes of one FIFO until its writer closes it. Waits for the FIFO to appear, opens it once, and closes it when the
 * loop over it is left early: the writer then sees EPIPE and goes on.
 *
 * With `reuseChunks` the same memory is filled again and again, which is about twice as fast: a chunk is then valid only
 * until the next one is asked for.
 *
 * Opened without blocking and read as a socket: a blocking open or read would hold a thread of the pool, and with it the
 * end of the process, until the writer moves.
 *
 * @throws the signal's reason when it is aborted, before or during reading
 */
export async function* readPipe(
  path: string,
  signal: AbortSignal,
  { reuseChunks = false } = {},
): AsyncGenerator<Uint8Array> {
  await waitForPipe(path, signal);
  const waiting: Uint8Array[] = [];
  let ended = false;
  let failure: Error | undefined;
  let wake = () => {};
  const socket = openPipe(path, (chunk) => {
    waiting.push(chunk);
    wake();
    return waiting.length < WAITING;
  });
  const onAbort = () => wake();
  signal.addEventListener("abort", onAbort, { once: true });
  socket.once("end", () => {
    ended = true;
    wake();
  });
  socket.once("error", (error) => {
    failure = error;
    wake();
  });
  try {
    while (true) {
      signal.throwIfAborted();
      const chunk = waiting.shift();
      if (chunk !== undefined) {
        yield reuseChunks ? chunk : Uint8Array.from(chunk);
        if (waiting.length === 0) socket.read(0);
        continue;
      }
      if (failure !== undefined) throw new JobFault(`cannot read ${path}: ${failure.message}`, { cause: failure });
      if (ended) return;
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      socket.resume();
      await woken;
    }
  } finally {
    signal.removeEventListener("abort", onAbort);
    socket.destroy();
  }
}

/** Fills a ring of buffers in turn; `take` says whether there is room for another. */
function openPipe(path: string, take: (chunk: Uint8Array) => boolean): Socket {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const ring = Array.from({ length: BUFFERS }, () => new Uint8Array(CHUNK_BYTES));
  let filled = 0;
  const buffer = () => ring[filled % BUFFERS] ?? new Uint8Array(CHUNK_BYTES);
  const callback = (bytes: number, chunk: Uint8Array) => {
    filled += 1;
    return take(chunk.subarray(0, bytes));
  };
  return new Socket({ fd, readable: true, writable: false, onread: { buffer, callback } });
}
