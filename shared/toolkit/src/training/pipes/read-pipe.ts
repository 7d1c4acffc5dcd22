import { constants, openSync } from "node:fs";
import { Socket } from "node:net";
import { addAbortSignal } from "node:stream";
import { JobFault } from "../job-fault.ts";
import { waitForPipe } from "./wait-for-pipe.ts";

/**
 * The bytes of one FIFO until its writer closes it. Waits for the FIFO to appear, opens it once, and closes it when the
 * loop over it is left early: the writer then sees EPIPE and goes on.
 *
 * Opened without blocking and read as a socket: a blocking open or read would hold a thread of the pool, and with it the
 * end of the process, until the writer moves.
 *
 * @throws the signal's reason when it is aborted, before or during reading
 */
export async function* readPipe(path: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  await waitForPipe(path, signal);
  const socket = openPipe(path);
  addAbortSignal(signal, socket);
  try {
    for await (const chunk of socket) yield chunk;
  } catch (error) {
    signal.throwIfAborted();
    throw new JobFault(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  } finally {
    socket.destroy();
  }
}

function openPipe(path: string): Socket {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
}
