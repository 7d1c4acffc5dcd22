import type { LogLine } from "../observation/log-line.ts";

const NEWLINE = 0x0a;

interface Pending {
  readonly stream: LogLine["stream"];
  readonly text: string;
  readonly arrivedAtMs: number;
}

/**
 * Splits a container's output into lines, each stamped when its end arrived. A carriage return stays inside its line.
 * Lines that arrive before the start's time is known wait for it.
 */
export class LogCollector {
  readonly lines: LogLine[] = [];
  /** Bytes that came after the limit and were not kept. */
  droppedBytes = 0;
  readonly #limitBytes: number;
  readonly #parts: Record<LogLine["stream"], Buffer[]> = { stdout: [], stderr: [] };
  readonly #listeners = new Set<(line: LogLine) => void>();
  #waiting: Pending[] = [];
  #keptBytes = 0;
  #startedAtMs: number | undefined;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  onLine(listener: (line: LogLine) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** From here on `atMs` counts. */
  startedAt(startedAtMs: number): void {
    this.#startedAtMs = startedAtMs;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const line of waiting) this.#deliver(line);
  }

  add(stream: LogLine["stream"], chunk: Buffer): void {
    const room = Math.max(0, this.#limitBytes - this.#keptBytes);
    const kept = chunk.length <= room ? chunk : chunk.subarray(0, room);
    this.droppedBytes += chunk.length - kept.length;
    this.#keptBytes += kept.length;
    let from = 0;
    for (let end = kept.indexOf(NEWLINE); end >= 0; end = kept.indexOf(NEWLINE, from)) {
      this.#parts[stream].push(kept.subarray(from, end));
      this.#endLine(stream);
      from = end + 1;
    }
    if (from < kept.length) this.#parts[stream].push(kept.subarray(from));
  }

  /** The output has ended: a last line without its newline counts as one. */
  end(): void {
    for (const stream of ["stdout", "stderr"] as const) if (this.#parts[stream].length > 0) this.#endLine(stream);
    if (this.#startedAtMs === undefined) this.startedAt(Date.now());
  }

  #endLine(stream: LogLine["stream"]): void {
    const text = Buffer.concat(this.#parts[stream]).toString("utf8");
    this.#parts[stream] = [];
    const line = { stream, text, arrivedAtMs: performance.timeOrigin + performance.now() };
    if (this.#startedAtMs === undefined) this.#waiting.push(line);
    else this.#deliver(line);
  }

  #deliver({ stream, text, arrivedAtMs }: Pending): void {
    const atMs = Math.max(0, Math.round((arrivedAtMs - (this.#startedAtMs ?? arrivedAtMs)) * 10) / 10);
    const line: LogLine = { stream, atMs, text };
    this.lines.push(line);
    for (const listener of this.#listeners) listener(line);
  }
}
