const NEWLINE = 0x0a;
const FIRST_ROOM_BYTES = 1024;

/** A line as it came, without its line end. */
export interface SplitLine {
  /** Holds the line from `from` to `end`, and only until the callback returns. */
  readonly bytes: Buffer;
  readonly from: number;
  readonly end: number;
  /** Bytes beyond the longest line, which were only counted. */
  readonly cutBytes: number;
}

/**
 * Splits one stream into lines. Bytes of an unfinished line are copied once into one growing buffer, at most `lineBytes` of them: a line
 * of a gigabyte is counted, not collected.
 */
export class LineSplitter {
  readonly #lineBytes: number;
  #room = Buffer.allocUnsafe(FIRST_ROOM_BYTES);
  #filled = 0;
  #cutBytes = 0;

  constructor(lineBytes: number) {
    this.#lineBytes = lineBytes;
  }

  /** Calls back for each line that this chunk ends. */
  add(chunk: Buffer, onLine: (line: SplitLine) => void): void {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      if (this.#filled === 0 && this.#cutBytes === 0 && end - from <= this.#lineBytes) {
        onLine({ bytes: chunk, from, end, cutBytes: 0 });
      } else {
        this.#collect(chunk, from, end);
        onLine(this.#take());
      }
      from = end + 1;
    }
    if (from < chunk.length) this.#collect(chunk, from, chunk.length);
  }

  /** The last line, where it has no line end. */
  end(): SplitLine | undefined {
    return this.#filled === 0 && this.#cutBytes === 0 ? undefined : this.#take();
  }

  #collect(chunk: Buffer, from: number, end: number): void {
    const kept = Math.min(end - from, this.#lineBytes - this.#filled);
    this.#makeRoom(this.#filled + kept);
    chunk.copy(this.#room, this.#filled, from, from + kept);
    this.#filled += kept;
    this.#cutBytes += end - from - kept;
  }

  #makeRoom(bytes: number): void {
    if (bytes <= this.#room.length) return;
    const larger = Buffer.allocUnsafe(Math.min(this.#lineBytes, Math.max(bytes, 2 * this.#room.length)));
    this.#room.copy(larger, 0, 0, this.#filled);
    this.#room = larger;
  }

  #take(): SplitLine {
    const end = this.#cutBytes === 0 ? this.#filled : wholeCharacters(this.#room, this.#filled);
    const line = { bytes: this.#room, from: 0, end, cutBytes: this.#cutBytes + this.#filled - end };
    this.#filled = 0;
    this.#cutBytes = 0;
    return line;
  }
}

/** Where the last whole character before `end` ends: a cut never leaves a part of one. */
function wholeCharacters(bytes: Buffer, end: number): number {
  let start = end - 1;
  while (start >= 0 && end - start < 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  const lead = bytes[start] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return start + length > end ? Math.max(0, start) : end;
}
