import type { LogLimits } from "./log-limits.ts";

/** The last entries of a flow that may be endless: as many as its limits take, each push in constant time. */
export class TailRing<T extends { readonly keptBytes: number }> {
  readonly #limits: LogLimits;
  #entries: (T | undefined)[] = [];
  #first = 0;
  #bytes = 0;

  constructor(limits: LogLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#entries.length - this.#first;
  }

  /** The oldest first. */
  entries(): T[] {
    return this.#entries.slice(this.#first).filter((entry) => entry !== undefined);
  }

  /** Calls back for each entry that has to make room. */
  push(entry: T, onEvicted: (evicted: T) => void): void {
    this.#entries.push(entry);
    this.#bytes += entry.keptBytes;
    while (this.size > this.#limits.lines || this.#bytes > this.#limits.bytes) {
      const evicted = this.#entries[this.#first];
      if (evicted === undefined) break;
      this.#entries[this.#first] = undefined;
      this.#first += 1;
      this.#bytes -= evicted.keptBytes;
      onEvicted(evicted);
    }
    // Compacted only when half of it is empty: each entry is moved once on average.
    if (this.#first > this.#limits.lines) {
      this.#entries = this.#entries.slice(this.#first);
      this.#first = 0;
    }
  }
}
