import type { LogLine } from "../observation/log-line.ts";
import type { LogLoss } from "../observation/log-loss.ts";
import type { Exit } from "../observation/process-facts.ts";
import type { HostSpecification } from "./host-specification.ts";
import { LogCollector } from "./log-collector.ts";
import { logLimitsFor } from "./log-limits.ts";

/** The parts of a host that no engine changes: its name, its log, its one end, and that it is removed once. */
export abstract class LoggingHost {
  readonly name: string;
  startedAtMs: number | undefined;
  protected readonly specification: HostSpecification;
  protected readonly collector: LogCollector;
  readonly #exit = Promise.withResolvers<Exit>();
  #gone: Promise<void> | undefined;

  constructor(specification: HostSpecification) {
    this.name = specification.name;
    this.specification = specification;
    this.collector = new LogCollector(logLimitsFor(specification.limits?.logBytes), specification.environment);
    // A caller that does not await the end is not ended by its error.
    this.exited.catch(() => {});
  }

  get exited(): Promise<Exit> {
    return this.#exit.promise;
  }

  get log(): readonly LogLine[] {
    return this.collector.lines;
  }

  get logLoss(): LogLoss | undefined {
    return this.collector.loss;
  }

  onLogLine(listener: (line: LogLine) => void): () => void {
    return this.collector.onLine(listener);
  }

  /** Whether its removal has begun. */
  protected get isGone(): boolean {
    return this.#gone !== undefined;
  }

  /** Only the first end counts. */
  protected ended(exit: Exit): void {
    this.#exit.resolve(exit);
  }

  /** Only the first end counts. */
  protected failed(error: unknown): void {
    this.#exit.reject(error);
  }

  protected abstract remove(): Promise<void>;

  [Symbol.asyncDispose](): Promise<void> {
    this.#gone ??= this.remove();
    return this.#gone;
  }
}
