import type { LogLine } from "../observation/log-line.ts";
import { type LogLoss, leftOutText } from "../observation/log-loss.ts";
import { LineSplitter, type SplitLine } from "./line-splitter.ts";
import { type LogLimits, logLimitsFor, shareOf } from "./log-limits.ts";
import { TailRing } from "./tail-ring.ts";

interface Entry {
  line: LogLine;
  readonly keptBytes: number;
  /** Counts all lines that came, from 1. */
  readonly number: number;
}

/**
 * Splits a container's output into lines, each stamped when its end arrived. A carriage return stays inside its line. Beyond the limits
 * it keeps the beginning and the end of the log and counts the rest. Listeners get the beginning as it comes, and the end when the output
 * has ended. Lines that arrive before the start's time is known wait for it.
 */
export class LogCollector {
  readonly #limits: LogLimits;
  readonly #headLimits: LogLimits;
  readonly #splitters: Record<LogLine["stream"], LineSplitter>;
  readonly #listeners = new Set<(line: LogLine) => void>();
  readonly #tail: TailRing<Entry>;
  #head: LogLine[] = [];
  #headBytes = 0;
  /** Number of the last line that came, and of the last that the listeners got. */
  #came = 0;
  #told = 0;
  #limitTold = false;
  #droppedBytes = 0;
  #droppedLines = 0;
  #cutLines = 0;
  #startedAtMs: number | undefined;

  constructor(limits: LogLimits = logLimitsFor()) {
    const { head, tail } = shareOf(limits);
    this.#limits = limits;
    this.#headLimits = head;
    this.#tail = new TailRing(tail);
    this.#splitters = { stdout: new LineSplitter(limits.lineBytes), stderr: new LineSplitter(limits.lineBytes) };
  }

  /** What is kept so far: the beginning, and the last lines. */
  get lines(): readonly LogLine[] {
    return this.#tail.size === 0 ? this.#head : [...this.#head, ...this.#tail.entries().map(({ line }) => line)];
  }

  /** What was not kept; undefined as long as nothing is missing. */
  get loss(): LogLoss | undefined {
    if (this.#droppedBytes === 0) return undefined;
    return {
      droppedBytes: this.#droppedBytes,
      droppedLines: this.#droppedLines,
      cutLines: this.#cutLines,
      ...(this.#droppedLines === 0 ? {} : { afterLine: this.#head.length }),
      limitBytes: this.#limits.bytes,
    };
  }

  onLine(listener: (line: LogLine) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** From here on `atMs` counts. */
  startedAt(startedAtMs: number): void {
    if (this.#startedAtMs !== undefined) return;
    this.#startedAtMs = startedAtMs;
    const restamped = (line: LogLine): LogLine => ({ ...line, atMs: sinceStart(line.atMs, startedAtMs) });
    this.#head = this.#head.map(restamped);
    for (const line of this.#head) this.#tell(line);
    this.#told = this.#head.length;
    for (const entry of this.#tail.entries()) {
      entry.line = restamped(entry.line);
      this.#tellLive(entry.line, entry.number);
    }
  }

  add(stream: LogLine["stream"], chunk: Buffer): void {
    const arrivedAtMs = performance.timeOrigin + performance.now();
    this.#splitters[stream].add(chunk, (line) => this.#keep(stream, line, arrivedAtMs));
  }

  /** The output has ended: a last line without its line end counts as one, and the listeners get the end of a long log. */
  end(): void {
    const endedAtMs = performance.timeOrigin + performance.now();
    for (const stream of ["stdout", "stderr"] as const) {
      const last = this.#splitters[stream].end();
      if (last !== undefined) this.#keep(stream, last, endedAtMs);
    }
    this.startedAt(endedAtMs);
    const untold = this.#tail.entries().filter(({ number }) => number > this.#told);
    const [first] = untold;
    if (first === undefined) return;
    const missing = first.number - this.#told - 1;
    if (missing > 0) this.#tell({ ...first.line, stream: "stderr", text: leftOutText(missing) });
    for (const { line } of untold) this.#tell(line);
    this.#told = this.#came;
  }

  #keep(stream: LogLine["stream"], { text, keptBytes, cutBytes }: SplitLine, arrivedAtMs: number): void {
    this.#came += 1;
    if (cutBytes > 0) {
      this.#cutLines += 1;
      this.#droppedBytes += cutBytes;
    }
    const atMs = this.#startedAtMs === undefined ? arrivedAtMs : sinceStart(arrivedAtMs, this.#startedAtMs);
    const line = { stream, atMs, text: cutBytes === 0 ? text : `${text} … (+ ${cutBytes} bytes)` };
    const { lines, bytes } = this.#headLimits;
    if (this.#tail.size === 0 && this.#head.length < lines && this.#headBytes + keptBytes <= bytes) {
      this.#head.push(line);
      this.#headBytes += keptBytes;
    } else {
      this.#tail.push({ line, keptBytes, number: this.#came }, (evicted) => {
        this.#droppedLines += 1;
        this.#droppedBytes += evicted.keptBytes + 1;
      });
    }
    this.#tellLive(line, this.#came);
  }

  /** Once lines are missing, the listeners wait for the end: only the collector knows which lines will be it. */
  #tellLive(line: LogLine, number: number): void {
    if (this.#startedAtMs === undefined) return;
    if (this.#droppedLines === 0) {
      this.#told = number;
      this.#tell(line);
    } else if (!this.#limitTold) {
      this.#limitTold = true;
      this.#tell({ ...line, stream: "stderr", text: `… ${limitText(this.#limits)}` });
    }
  }

  #tell(line: LogLine): void {
    for (const listener of this.#listeners) listener(line);
  }
}

const sinceStart = (epochMs: number, startedAtMs: number): number =>
  Math.max(0, Math.round((epochMs - startedAtMs) * 10) / 10);

const limitText = ({ bytes, lines }: LogLimits): string =>
  `the log is longer than ${Math.round(bytes / 2 ** 20)} MiB or ${lines.toLocaleString("en-US")} lines: its end follows when it has ended (raise the limit with --log-limit)`;
