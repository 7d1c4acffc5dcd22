import type { LogLine } from "../observation/log-line.ts";
import { type LogLoss, leftOutText } from "../observation/log-loss.ts";
import { LineSplitter, type SplitLine } from "./line-splitter.ts";
import { type LogLimits, logLimitsFor, shareOf } from "./log-limits.ts";
import { TailRing } from "./tail-ring.ts";
import { TextWatch } from "./text-watch.ts";

/**
 * Splits a container's output into lines, each stamped when its end arrived. A carriage return stays inside its line. Beyond the limits
 * it keeps the beginning and the end of the log and counts the rest. Listeners get the beginning as it comes, and the end when the output
 * has ended. Lines that arrive before the start's time is known wait for it.
 */
export class LogCollector {
  readonly #limits: LogLimits;
  readonly #shares: ReturnType<typeof shareOf>;
  readonly #splitters: Record<LogLine["stream"], LineSplitter>;
  readonly #listeners = new Set<(line: LogLine) => void>();
  /** Made for the first line that the beginning has no room for: most logs have none. */
  #tail: TailRing | undefined;
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
  readonly #watch: TextWatch;

  /** @param variables the container's, of which is told whether their values stand in what is dropped */
  constructor(limits: LogLimits = logLimitsFor(), variables: Readonly<Record<string, string>> = {}) {
    this.#watch = new TextWatch(variables);
    this.#limits = limits;
    this.#shares = shareOf(limits);
    this.#splitters = { stdout: new LineSplitter(limits.lineBytes), stderr: new LineSplitter(limits.lineBytes) };
  }

  /** What is kept so far: the beginning, and the last lines. */
  get lines(): readonly LogLine[] {
    return this.#tail === undefined ? this.#head : [...this.#head, ...this.#tailLines()];
  }

  /** What was not kept; undefined as long as nothing is missing. */
  get loss(): LogLoss | undefined {
    if (this.#droppedBytes === 0) return undefined;
    return {
      droppedBytes: this.#droppedBytes,
      droppedLines: this.#droppedLines,
      cutLines: this.#cutLines,
      ...(this.#droppedLines === 0 ? {} : { afterLine: this.#head.length }),
      repeatedVariables: [...this.#watch.found],
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
    this.#head = this.#head.map((line) => ({ ...line, atMs: sinceStart(line.atMs, startedAtMs) }));
    for (const line of this.#head) this.#tellLive(line);
    for (const line of this.#droppedLines === 0 ? this.#tailLines() : []) this.#tellLive(line);
    if (this.#droppedLines > 0) this.#tellLimit();
  }

  add(stream: LogLine["stream"], chunk: Buffer): void {
    const arrivedAtMs = performance.timeOrigin + performance.now();
    this.#watch.add(stream, chunk);
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
    const untold = this.#tailLines().slice(-(this.#came - this.#told));
    const [first] = untold;
    if (first === undefined || this.#told === this.#came) return;
    const missing = this.#came - untold.length - this.#told;
    if (missing > 0) this.#tell({ ...first, stream: "stderr", text: leftOutText(missing) });
    for (const line of untold) this.#tell(line);
    this.#told = this.#came;
  }

  #keep(stream: LogLine["stream"], line: SplitLine, arrivedAtMs: number): void {
    this.#came += 1;
    if (line.cutBytes > 0) {
      this.#cutLines += 1;
      this.#droppedBytes += line.cutBytes;
    }
    const { lines, bytes } = this.#shares.head;
    const length = line.end - line.from;
    if (this.#tail === undefined && this.#head.length < lines && this.#headBytes + length <= bytes) {
      const kept = this.#stamped({ stream, atMs: arrivedAtMs, text: textOf(line) });
      this.#head.push(kept);
      this.#headBytes += length;
      this.#tellLive(kept);
      return;
    }
    this.#tail ??= new TailRing(this.#shares.tail);
    const gone = this.#tail.push(line, { stream, atMs: arrivedAtMs, cutBytes: line.cutBytes });
    this.#droppedLines += gone.lines;
    this.#droppedBytes += gone.bytes + gone.lines;
    if (this.#startedAtMs === undefined) return;
    if (this.#droppedLines > 0) this.#tellLimit();
    else this.#tellLive(this.#stamped({ stream, atMs: arrivedAtMs, text: textOf(line) }));
  }

  #stamped(line: LogLine): LogLine {
    return this.#startedAtMs === undefined ? line : { ...line, atMs: sinceStart(line.atMs, this.#startedAtMs) };
  }

  #tailLines(): LogLine[] {
    return (this.#tail?.read() ?? []).map(({ stream, atMs, text, cutBytes }) =>
      this.#stamped({ stream, atMs, text: marked(text, cutBytes) }),
    );
  }

  #tellLive(line: LogLine): void {
    if (this.#startedAtMs === undefined) return;
    this.#told += 1;
    this.#tell(line);
  }

  /** Once lines are missing, the listeners wait for the end: which lines that will be is not known before. */
  #tellLimit(): void {
    if (this.#limitTold || this.#startedAtMs === undefined) return;
    this.#limitTold = true;
    const atMs = sinceStart(performance.timeOrigin + performance.now(), this.#startedAtMs);
    this.#tell({ stream: "stderr", atMs, text: limitText(this.#limits) });
  }

  #tell(line: LogLine): void {
    for (const listener of this.#listeners) listener(line);
  }
}

const sinceStart = (epochMs: number, startedAtMs: number): number =>
  Math.max(0, Math.round((epochMs - startedAtMs) * 10) / 10);

const textOf = ({ bytes, from, end, cutBytes }: SplitLine): string =>
  marked(bytes.toString("utf8", from, end), cutBytes);
const marked = (text: string, cutBytes: number): string => (cutBytes === 0 ? text : `${text} … (+ ${cutBytes} bytes)`);

const limitText = ({ bytes, lines }: LogLimits): string =>
  `… the log is longer than ${Math.round(bytes / 2 ** 20)} MiB or ${lines.toLocaleString("en-US")} lines: its end follows when it has ended (raise the limit with --log-limit)`;
