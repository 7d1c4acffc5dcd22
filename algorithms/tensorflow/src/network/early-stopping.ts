/** Where the search for the best epoch stands. */
export interface BestEpoch {
  /** From 1; 0 before the first. */
  readonly epoch: number;
  readonly score: number;
  /** Epochs since then. */
  readonly waited: number;
}

export const NO_EPOCH: BestEpoch = { epoch: 0, score: Number.POSITIVE_INFINITY, waited: 0 };

/** The best epoch after one more; lower scores are better, and an equal one is not, as in Keras. */
export function afterEpoch(best: BestEpoch, epoch: number, score: number): BestEpoch {
  return score < best.score ? { epoch, score, waited: 0 } : { ...best, waited: best.waited + 1 };
}
