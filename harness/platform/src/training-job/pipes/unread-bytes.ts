import { closeSync, constants, openSync, readSync } from "node:fs";
import type { Fifo } from "./fifo.ts";

/** A reading end of our own: it keeps what the program has not read, and is looked at once the program's is closed. */
export interface UnreadBytes {
  /** How many bytes were left; closes it. */
  count(): number;
}

export function keepUnread(fifo: Fifo): UnreadBytes {
  let readingEnd: number | undefined;
  try {
    readingEnd = openSync(fifo.own, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    // The program took the rights away: then all counts as read.
  }
  return {
    count() {
      if (readingEnd === undefined) return 0;
      const descriptor = readingEnd;
      readingEnd = undefined;
      const buffer = Buffer.alloc(64 * 1024);
      let bytes = 0;
      try {
        for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) bytes += read;
      } catch {
        // EAGAIN: empty, and somebody else still holds a writing end.
      }
      closeSync(descriptor);
      return bytes;
    },
  };
}
