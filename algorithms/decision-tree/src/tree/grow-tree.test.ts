import { irisRows } from "@byoa/algorithm-tests";
import { expect, test } from "vitest";
import type { Hyperparameters } from "../hyperparameters.ts";
import { evaluate } from "./evaluation.ts";
import { growTree } from "./grow-tree.ts";
import { tableOf } from "./table.ts";
import { treeText } from "./text.ts";

const defaults: Hyperparameters = {
  criterion: "gini",
  max_depth: null,
  min_samples_split: 2,
  min_impurity_decrease: 0,
};
const iris = tableOf(irisRows("training"));

function lastTree(limits: Partial<Hyperparameters>, table = iris) {
  const trees = [...growTree(table, { ...defaults, ...limits }, () => false)];
  const tree = trees.at(-1);
  if (tree === undefined) throw new Error("no tree");
  return tree;
}

test("grows level by level until nothing can be parted", () => {
  const trees = [...growTree(iris, defaults, () => false)];
  expect(trees.map(({ depth, leaves, finished }) => ({ depth, leaves, finished }))).toEqual([
    { depth: 0, leaves: 1, finished: false },
    { depth: 1, leaves: 2, finished: false },
    { depth: 2, leaves: 3, finished: false },
    { depth: 3, leaves: 5, finished: false },
    { depth: 4, leaves: 8, finished: false },
    { depth: 5, leaves: 9, finished: true },
  ]);
});

test("is right on 28 of the 30 testing rows, as scikit-learn is", () => {
  const model = { nodes: lastTree({}).nodes, labels: iris.labels };
  const testing = irisRows("testing").map(({ label, features }) => ({ label: Number(label), features }));
  expect(evaluate(model, testing).matrix).toEqual([
    [10, 0, 0],
    [0, 10, 0],
    [0, 2, 8],
  ]);
});

test("max_depth ends the growth", () => {
  expect(lastTree({ max_depth: 2 })).toMatchObject({ depth: 2, leaves: 3, finished: true });
});

test("min_samples_split leaves smaller nodes whole", () => {
  expect(treeText(lastTree({ min_samples_split: 40 }))).toMatchInlineSnapshot(`
    "|--- feature 2 <  2.35
    |   |--- 0 (40 rows)
    |--- feature 2 >= 2.35
    |   |--- feature 3 <  1.65
    |   |   |--- 1 (39 rows)
    |   |--- feature 3 >= 1.65
    |   |   |--- feature 3 <  1.75
    |   |   |   |--- 1 (2 rows)
    |   |   |--- feature 3 >= 1.75
    |   |   |   |--- 2 (39 rows)
    "
  `);
});

test("min_impurity_decrease weighs a node by its share of all rows", () => {
  // The third split lowers its node's impurity by 0.024 on 39 of 120 rows: 0.0079.
  expect(lastTree({ min_impurity_decrease: 0.0078 }).leaves).toBeGreaterThan(
    lastTree({ min_impurity_decrease: 0.008 }).leaves,
  );
  expect(lastTree({ min_impurity_decrease: 0.008 }).leaves).toBe(3);
});

test("a stop gives no half level", () => {
  let asked = 0;
  const trees = [...growTree(iris, defaults, () => ++asked > 3)];
  expect(trees.at(-1)).toMatchObject({ depth: 2, leaves: 3, finished: false });
});

test("equal gains one after the other do not end the growth", () => {
  // ml-cart by itself stops where a child's gain equals its parent's.
  const table = tableOf(
    ["a", "b", "c", "d"].map((label, place) => ({ label, features: [place < 2 ? 0 : 1, place % 2] })),
  );
  expect(lastTree({}, table).leaves).toBe(4);
});
