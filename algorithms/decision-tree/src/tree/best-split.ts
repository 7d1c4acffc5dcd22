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

interface Candidate {
  readonly feature: number;
  readonly value: number;
  readonly gain: number;
}

const ROUNDING = 1e-12;

/**
 * The best split of these rows by ml-cart, or undefined when no split lowers the impurity. Of equal ones that of the
 * first feature.
 *
 * ml-cart parts only between neighbours of different labels. Where rows of several labels share a value, their order
 * decides whether it sees the border above them, so it is asked twice, with the labels of such rows in rising and in
 * falling order: a border that both orders hide lies between two values that have one and the same label.
 */
export function bestSplit(table: Rows, rows: readonly number[]): Split | undefined {
  const featureCount = table.features[rows[0] ?? 0]?.length ?? 0;
  let best: Candidate | undefined;
  for (let feature = 0; feature < featureCount; feature += 1) {
    const groups = rowsByValue(table, rows, feature);
    const orders = groups.some((group) => isMixed(table, group))
      ? [groups.flat(), groups.flatMap((group) => group.toReversed())]
      : [groups.flat()];
    for (const order of orders) {
      const candidate = cartSplit(table, order, feature);
      if (candidate !== undefined && candidate.gain > (best?.gain ?? 0) + ROUNDING) best = candidate;
    }
  }
  return best === undefined ? undefined : partRows(table, rows, best);
}

/** ml-cart's best border of one feature. Depth 0 makes it look for the root's split without growing branches. */
function cartSplit(table: Rows, rows: readonly number[], feature: number): Candidate | undefined {
  const cart = new DecisionTreeClassifier({ gainFunction: "gini", maxDepth: 0, minNumSamples: 1, gainThreshold: 0 });
  cart.train(
    rows.map((row) => [featureValue(table, row, feature)]),
    rows.map((row) => targetOf(table, row)),
  );
  const { splitValue: value, gain } = cart.toJSON().root;
  return value === undefined || gain === undefined ? undefined : { feature, value, gain };
}

/**
 * Groups of rows with one value, their labels rising. The groups come in a scattered order: ml-cart looks for the first
 * row of each label again and again, and would look long in rows that are sorted.
 */
function rowsByValue(table: Rows, rows: readonly number[], feature: number): number[][] {
  const groups = Map.groupBy(rows, (row) => featureValue(table, row, feature));
  return [...groups.values()]
    .map((group, place) => ({ group, scattered: Math.imul(place, 0x9e3779b1) }))
    .sort((one, other) => one.scattered - other.scattered)
    .map(({ group }) => group.sort((one, other) => targetOf(table, one) - targetOf(table, other)));
}

function isMixed(table: Rows, group: readonly number[]): boolean {
  return targetOf(table, group[0] ?? 0) !== targetOf(table, group.at(-1) ?? 0);
}

function partRows(table: Rows, rows: readonly number[], { feature, value, gain }: Candidate): Split | undefined {
  const left = rows.filter((row) => featureValue(table, row, feature) < value);
  const right = rows.filter((row) => featureValue(table, row, feature) >= value);
  if (left.length === 0 || right.length === 0) return undefined;
  const below = left.reduce((most, row) => Math.max(most, featureValue(table, row, feature)), Number.NEGATIVE_INFINITY);
  const above = right.reduce(
    (least, row) => Math.min(least, featureValue(table, row, feature)),
    Number.POSITIVE_INFINITY,
  );
  return { feature, threshold: between(below, above), gain, left, right };
}

/** Midway; the upper value where no number lies between the two. */
function between(lower: number, upper: number): number {
  const middle = lower + (upper - lower) / 2;
  return middle > lower ? middle : upper;
}

function featureValue(table: Rows, row: number, feature: number): number {
  return table.features[row]?.[feature] ?? Number.NaN;
}

function targetOf(table: Rows, row: number): number {
  return table.targets[row] ?? 0;
}
