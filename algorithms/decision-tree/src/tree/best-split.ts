import { DecisionTreeClassifier } from "ml-cart";

/** Where a node's rows part best. */
export interface Split {
  readonly feature: number;
  /** Midway between the two neighbouring values, as scikit-learn puts it. Rows below go left. */
  readonly threshold: number;
  /** By how much the split lowers the node's Gini impurity. */
  readonly gain: number;
  /** Row numbers, in their order. */
  readonly left: readonly number[];
  readonly right: readonly number[];
}

interface Rows {
  readonly features: readonly (readonly number[])[];
  readonly targets: readonly number[];
}

/**
 * The best split of these rows by ml-cart, or undefined when no split lowers the impurity.
 *
 * ml-cart parts only between neighbours of different labels. Where several rows share a value their order decides whether
 * it sees the border beside them, so it is asked twice, with the labels in rising and in falling order: a border that
 * both orders hide lies between two values that have one and the same label.
 */
export function bestSplit(table: Rows, rows: readonly number[]): Split | undefined {
  const rising = [...rows].sort((one, other) => target(table, one) - target(table, other));
  const first = cartSplit(table, rising);
  const second = cartSplit(table, rising.reverse());
  if (first === undefined || second === undefined) return first ?? second;
  return second.gain > first.gain + ROUNDING ? second : first;
}

const ROUNDING = 1e-12;

function cartSplit(table: Rows, rows: readonly number[]): Split | undefined {
  // Depth 0 makes ml-cart look for the root's split without growing the branches.
  const cart = new DecisionTreeClassifier({ gainFunction: "gini", maxDepth: 0, minNumSamples: 1, gainThreshold: 0 });
  cart.train(
    rows.map((row) => featuresOf(table, row)),
    rows.map((row) => target(table, row)),
  );
  const { splitColumn: feature, splitValue, gain } = cart.toJSON().root;
  if (feature === undefined || splitValue === undefined || gain === undefined || gain <= ROUNDING) return undefined;
  const value = (row: number) => featuresOf(table, row)[feature] ?? Number.NaN;
  const inOrder = [...rows].sort((one, other) => one - other);
  const left = inOrder.filter((row) => value(row) < splitValue);
  const right = inOrder.filter((row) => value(row) >= splitValue);
  if (left.length === 0 || right.length === 0) return undefined;
  return { feature, threshold: between(greatest(left.map(value)), least(right.map(value))), gain, left, right };
}

/** Midway; the upper value where no number lies between the two. */
function between(lower: number, upper: number): number {
  const middle = lower + (upper - lower) / 2;
  return middle > lower ? middle : upper;
}

function greatest(values: readonly number[]): number {
  return values.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
}

function least(values: readonly number[]): number {
  return values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
}

function featuresOf(table: Rows, row: number): readonly number[] {
  return table.features[row] ?? [];
}

function target(table: Rows, row: number): number {
  return table.targets[row] ?? 0;
}
