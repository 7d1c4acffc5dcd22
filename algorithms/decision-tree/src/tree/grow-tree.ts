import type { Hyperparameters } from "../hyperparameters.ts";
import type { TreeNode } from "../model-document.ts";
import { bestSplit } from "./best-split.ts";
import type { Table } from "./table.ts";

/** The tree after one more level. */
export interface GrownTree {
  readonly nodes: TreeNode[];
  readonly depth: number;
  readonly leaves: number;
  /** True when no leaf can be parted any more. */
  readonly finished: boolean;
}

interface Growing {
  readonly id: number;
  readonly rows: readonly number[];
  readonly counts: readonly number[];
  branch?: { feature: number; threshold: number; impurityDecrease: number; left: number; right: number };
}

const ROUNDING = 1e-12;

/**
 * Grows a tree level by level and gives it out after each, from the root alone on: whoever must stop has a whole tree in
 * hand. `mustStop` is asked before every node; then the level is not given out any more.
 *
 * ml-cart finds each split. When to part a node is decided here, by scikit-learn's rules: at least `min_samples_split`
 * rows, more than one label, and a decrease, weighted by the node's share of all rows, of `min_impurity_decrease`.
 */
export function* growTree(table: Table, limits: Hyperparameters, mustStop: () => boolean): Generator<GrownTree> {
  const nodes: Growing[] = [];
  const add = (rows: readonly number[]) => {
    const node: Growing = { id: nodes.length, rows, counts: countLabels(table, rows) };
    nodes.push(node);
    return node;
  };
  let level = [add(table.targets.map((_, row) => row))];
  for (let depth = 0; level.length > 0; depth += 1) {
    const canGrow = level.filter((node) => node.rows.length >= limits.min_samples_split && isMixed(node));
    const finished = canGrow.length === 0 || depth === (limits.max_depth ?? Number.POSITIVE_INFINITY);
    yield snapshot(table, nodes, depth, finished);
    if (finished) return;
    level = [];
    for (const node of canGrow) {
      if (mustStop()) return;
      const split = bestSplit(table, node.rows);
      if (split === undefined) continue;
      const impurityDecrease = (split.gain * node.rows.length) / table.targets.length;
      if (impurityDecrease + ROUNDING < limits.min_impurity_decrease) continue;
      const [left, right] = [add(split.left), add(split.right)];
      node.branch = {
        feature: split.feature,
        threshold: split.threshold,
        impurityDecrease,
        left: left.id,
        right: right.id,
      };
      level.push(left, right);
    }
    if (level.length === 0) yield snapshot(table, nodes, depth, true);
  }
}

function snapshot(table: Table, nodes: readonly Growing[], depth: number, finished: boolean): GrownTree {
  const written = nodes.map((node): TreeNode => {
    const { id, counts } = node;
    const facts = { id, samples: node.rows.length, counts: [...counts] };
    if (node.branch !== undefined) return { ...facts, ...node.branch };
    const label = table.labels[counts.indexOf(Math.max(...counts))];
    if (label === undefined) throw new RangeError("a tree needs at least one row");
    return { ...facts, label };
  });
  return { nodes: written, depth, leaves: written.filter((node) => "label" in node).length, finished };
}

function countLabels(table: Table, rows: readonly number[]): number[] {
  const counts = table.labels.map(() => 0);
  for (const row of rows) {
    const target = table.targets[row] ?? 0;
    counts[target] = (counts[target] ?? 0) + 1;
  }
  return counts;
}

function isMixed(node: Growing): boolean {
  return node.counts.filter((count) => count > 0).length > 1;
}
