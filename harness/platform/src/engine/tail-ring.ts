import type { LogLine } from "../observation/log-line.ts";
import type { SplitLine } from "./line-splitter.ts";
import type { LogLimits } from "./log-limits.ts";

/** What is remembered of a line besides its bytes. */
export interface LineFacts {
  readonly stream: LogLine["stream"];
  readonly atMs: number;
  readonly cutBytes: number;
}

/**
 * The last lines of a flow that may be endless, as bytes in one buffer: a line that will be pushed out again costs a copy and no object,
 * so that gigabytes leave no garbage behind.
 */
export class TailRing {
  readonly #lines: number;
  readonly #bytes: Buffer;
  readonly #lengths: Uint32Array;
  readonly #times: Float64Array;
  readonly #cuts: Float64Array;
  readonly #isError: Uint8Array;
  #size = 0;
  /** Place of the oldest line, and of its first byte. */
  #first = 0;
  #firstByte = 0;
  #filled = 0;

  constructor({ lines, bytes }: LogLimits) {
    this.#lines = lines;
    this.#bytes = Buffer.allocUnsafe(bytes);
    this.#lengths = new Uint32Array(lines);
    this.#times = new Float64Array(lines);
    this.#cuts = new Float64Array(lines);
    this.#isError = new Uint8Array(lines);
  }

  get size(): number {
    return this.#size;
  }

  /** Makes room for the line and keeps it; gives how many bytes had to go, and how many lines. */
  push({ bytes, from, end }: SplitLine, { stream, atMs, cutBytes }: LineFacts): { lines: number; bytes: number } {
    const gone = { lines: 0, bytes: 0 };
    const length = end - from;
    while (this.#size === this.#lines || (this.#size > 0 && this.#filled + length > this.#bytes.length)) {
      gone.bytes += this.#dropOldest();
      gone.lines += 1;
    }
    const place = (this.#first + this.#size) % this.#lines;
    this.#lengths[place] = length;
    this.#times[place] = atMs;
    this.#cuts[place] = cutBytes;
    this.#isError[place] = stream === "stderr" ? 1 : 0;
    const at = (this.#firstByte + this.#filled) % this.#bytes.length;
    const copied = bytes.copy(this.#bytes, at, from, Math.min(end, from + this.#bytes.length - at));
    bytes.copy(this.#bytes, 0, from + copied, end);
    this.#filled += length;
    this.#size += 1;
    return gone;
  }

  #dropOldest(): number {
    const length = this.#lengths[this.#first] ?? 0;
    this.#first = (this.#first + 1) % this.#lines;
    this.#firstByte = (this.#firstByte + length) % this.#bytes.length;
    this.#filled -= length;
    this.#size -= 1;
    return length;
  }

  /** The lines with their texts, the oldest first. */
  read(): (LineFacts & { readonly text: string })[] {
    let at = this.#firstByte;
    return Array.from({ length: this.#size }, (_, index) => {
      const place = (this.#first + index) % this.#lines;
      const end = at + (this.#lengths[place] ?? 0);
      const wrapped = end - this.#bytes.length;
      const bytes =
        wrapped <= 0
          ? this.#bytes.subarray(at, end)
          : Buffer.concat([this.#bytes.subarray(at), this.#bytes.subarray(0, wrapped)]);
      at = end % this.#bytes.length;
      return {
        text: bytes.toString("utf8"),
        stream: this.#isError[place] === 1 ? "stderr" : "stdout",
        atMs: this.#times[place] ?? 0,
        cutBytes: this.#cuts[place] ?? 0,
      };
    });
  }
}
