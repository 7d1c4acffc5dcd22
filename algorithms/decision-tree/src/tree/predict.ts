import { isSplit, type Label, type LeafNode, type ModelDocument } from "../model-document.ts";

/** What the tree says of one row. */
export interface Prediction {
  readonly label: Label;
  /** Share of each label among the training rows of the leaf, in the order of the model's `labels`. */
  readonly probabilities: readonly number[];
}

/** The prediction for one row of `model.featureCount` finite numbers. */
export function predict(model: Pick<ModelDocument, "nodes">, features: readonly number[]): Prediction {
  const leaf = findLeaf(model, features);
  return { label: leaf.label, probabilities: leaf.counts.map((count) => count / leaf.samples) };
}

/** The leaf that a row ends in. */
function findLeaf({ nodes }: Pick<ModelDocument, "nodes">, features: readonly number[]): LeafNode {
  let node = nodes[0];
  while (node !== undefined && isSplit(node)) {
    node = nodes[(features[node.feature] ?? Number.NaN) < node.threshold ? node.left : node.right];
  }
  if (node === undefined) throw new Error("the tree has a branch without an end");
  return node;
}
