import { Socket } from "node:net";

/** Writes to a FIFO without blocking the event loop or the thread pool. */
export interface FifoWriter {
  /** Resolves with true when the bytes are in the pipe, with false when no reader is left. */
  write(bytes: Buffer): Promise<boolean>;
  close(): void;
}

/** Takes the descriptor over; `signal` closes it whatever happens. */
export function fifoWriter(descriptor: number, signal: AbortSignal): FifoWriter {
  const socket = new Socket({ fd: descriptor, readable: false, writable: true });
  let waiting: ((written: boolean) => void) | undefined;
  const end = () => {
    waiting?.(false);
    waiting = undefined;
  };
  // EPIPE: the reader has gone, which it may.
  socket.on("error", end);
  socket.on("close", end);
  const abort = () => socket.destroy();
  signal.addEventListener("abort", abort, { once: true });
  return {
    write(bytes) {
      if (socket.destroyed) return Promise.resolve(false);
      return new Promise((resolve) => {
        waiting = resolve;
        socket.write(bytes, (error) => {
          waiting = undefined;
          resolve(error === undefined || error === null);
        });
      });
    },
    close() {
      signal.removeEventListener("abort", abort);
      socket.destroy();
    },
  };
}
