/** How features become numbers around 0 with a spread of 1: `(feature - mean) / scale`, a pair for each column. */
export interface Standardisation {
  readonly mean: readonly number[];
  /** Standard deviation; 1 for a column of one value. */
  readonly scale: readonly number[];
}

/** Mean and spread of rows that come one by one. */
export interface Moments {
  readonly rows: number;
  add(features: readonly number[]): void;
  standardisation(): Standardisation;
}

/** Welford's way: one pass, in double precision, without the cancellation of a sum of squares. */
export function openMoments(): Moments {
  let rows = 0;
  const mean: number[] = [];
  const squares: number[] = [];
  return {
    get rows() {
      return rows;
    },
    add(features) {
      rows += 1;
      for (const [column, value] of features.entries()) {
        const before = value - (mean[column] ?? 0);
        const now = (mean[column] ?? 0) + before / rows;
        mean[column] = now;
        squares[column] = (squares[column] ?? 0) + before * (value - now);
      }
    },
    standardisation: () => ({ mean: [...mean], scale: squares.map((sum) => Math.sqrt(sum / rows) || 1) }),
  };
}

/** The features of one row, standardised. */
export function standardise(features: readonly number[], { mean, scale }: Standardisation): number[] {
  return features.map((value, column) => (value - (mean[column] ?? 0)) / (scale[column] ?? 1));
}
