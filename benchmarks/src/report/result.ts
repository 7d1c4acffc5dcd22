import type { Figure } from "../figure.ts";
import type { Machine } from "../machine.ts";

/** The figures of one benchmark. */
export interface ResultSection {
  /** The benchmark's, as in `--only`. */
  readonly name: string;
  readonly durationS: number;
  readonly figures: readonly Figure[];
}

/** One run: the figures of one machine at one time. */
export interface BenchmarkResult {
  readonly takenAt: string;
  readonly machine: Machine;
  /** Load average of the minute before it began: what else the machine did. */
  readonly loadBefore: number;
  readonly quick: boolean;
  readonly durationS: number;
  readonly sections: readonly ResultSection[];
}

export const figuresOf = (result: BenchmarkResult): Figure[] => result.sections.flatMap(({ figures }) => figures);
