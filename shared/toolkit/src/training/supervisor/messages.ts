import type { Failure } from "../failure/failure.ts";

/** `workerData` of the thread that trains: the program's own file is started again with it. */
export interface TrainingWork {
  readonly byoa: "training";
  /** Memory of the stop flag. */
  readonly stop: SharedArrayBuffer;
}

/** What the training thread says once the algorithm's code is there. */
export interface TrainingLoaded {
  readonly kind: "loaded";
  readonly stopGraceMs: number;
}

/** What it says when it has ended. */
export type TrainingOutcome =
  | { readonly kind: "finished" }
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly failure: Failure };

export function isTrainingWork(data: unknown): data is TrainingWork {
  return typeof data === "object" && data !== null && "byoa" in data && data.byoa === "training";
}
