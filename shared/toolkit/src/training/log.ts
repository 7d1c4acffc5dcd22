import { writeSync } from "node:fs";
import { escapeControlCharacters } from "@byoa/contract";

const STDOUT = 1;
const RETRY_AFTER_MS = 2;
const pause = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes each line of `text` to stdout as a record of its own, at once: no buffer can be lost when the process ends, from
 * a worker thread too. Control characters are written as the log service would show them (a tab is `#011`).
 */
export function log(text: string): void {
  for (const line of text.split(/\r?\n/)) writeWhole(Buffer.from(`${escapeControlCharacters(line)}\n`));
}

function writeWhole(bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(STDOUT, bytes, written);
    } catch (error) {
      if (!isErrno(error, "EAGAIN")) return; // nobody reads: a log must not end the job
      Atomics.wait(pause, 0, 0, RETRY_AFTER_MS); // the pipe is full
    }
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
