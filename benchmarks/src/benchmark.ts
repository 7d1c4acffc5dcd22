import type { Platform } from "@byoa/platform";
import type { Engine } from "@byoa/platform/engine";
import type { Figure } from "./figure.ts";

/** What every benchmark is given. */
export interface BenchmarkContext {
  readonly engine: Engine;
  readonly platform: Platform;
  /** A folder for this run's files, removed afterwards. */
  readonly folder: string;
  /** Model archive of the decision tree, trained on Iris in this run. */
  readonly model: string;
  /** Few repetitions: to see that it works, not to be quoted. */
  readonly quick: boolean;
  progress(line: string): void;
}

export interface BenchmarkPage {
  /** In docs. */
  readonly file: string;
  readonly title: string;
  /** What is measured, in a sentence or two. */
  readonly text: string;
}

/** One benchmark: measures its subject and its floor in turns, and gives the rows. */
export interface Benchmark {
  /** For `--only`. */
  readonly name: string;
  /** Its figures have a page of their own in docs, and no row in docs/benchmarks.md. */
  readonly page?: BenchmarkPage;
  run(context: BenchmarkContext): Promise<readonly Figure[]>;
}
