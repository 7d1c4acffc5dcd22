import type { Figure } from "../figure.ts";
import type { Machine } from "../machine.ts";

/** A whole run: every figure of one machine at one time. */
export interface BenchmarkResult {
  readonly takenAt: string;
  readonly machine: Machine;
  /** Load average of the minute before it began: what else the machine did. */
  readonly loadBefore: number;
  readonly quick: boolean;
  readonly durationS: number;
  readonly figures: readonly Figure[];
}
