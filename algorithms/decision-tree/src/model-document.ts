import { join } from "node:path";
import { parseModelDocument, readModelFile } from "@byoa/toolkit";
import { z } from "zod";

/** Name of the one file in the model folder. */
export const MODEL_FILE = "model.json";

const count = z.int().min(0);

const splitNode = z.strictObject({
  id: count,
  samples: z.int().min(1),
  counts: z.array(count),
  feature: count,
  threshold: z.number(),
  impurityDecrease: z.number(),
  left: z.int().min(1),
  right: z.int().min(1),
});

const leafNode = z.strictObject({
  id: count,
  samples: z.int().min(1),
  counts: z.array(count),
  label: z.union([z.string(), z.number()]),
});

/**
 * The trained tree as one readable JSON document.
 *
 * `nodes` is the tree in the order in which it grew: node 0 is the root, and `left` and `right` name nodes further down
 * the list. A row goes left when its value of column `feature` (0 is the first after the label) is below `threshold`.
 * `counts` holds how many training rows of each label reached the node, in the order of `labels`.
 */
export const modelDocument = z
  .object({
    schemaVersion: z.literal(1),
    algorithm: z.literal("decision-tree"),
    labels: z.array(z.union([z.string(), z.number()])).min(1),
    featureCount: z.int().min(1),
    hyperparameters: z.object({
      criterion: z.literal("gini"),
      max_depth: z.int().min(1).nullable(),
      min_samples_split: z.int().min(2),
      min_impurity_decrease: z.number().min(0),
    }),
    training: z.object({
      rows: z.int().min(1),
      depth: count,
      leaves: z.int().min(1),
      /** False when the job was stopped before the tree was fully grown. */
      finished: z.boolean(),
    }),
    nodes: z.array(z.union([splitNode, leafNode])).min(1),
  })
  .superRefine(checkNodes);

export type ModelDocument = z.infer<typeof modelDocument>;
export type TreeNode = ModelDocument["nodes"][number];
export type SplitNode = z.infer<typeof splitNode>;
export type LeafNode = z.infer<typeof leafNode>;
export type Label = string | number;

export function isSplit(node: TreeNode): node is SplitNode {
  return "feature" in node;
}

/** What a schema of single nodes cannot say: that they are one tree over the document's own labels and features. */
function checkNodes(
  document: { labels: Label[]; featureCount: number; nodes: TreeNode[] },
  context: z.RefinementCtx,
): void {
  document.nodes.forEach((node, index) => {
    const report = (key: string, message: string) =>
      context.addIssue({ code: "custom", path: ["nodes", index, key], message });
    if (node.id !== index) report("id", `is ${node.id}, but this is node ${index}`);
    if (node.counts.length !== document.labels.length) report("counts", `needs one number for each of the labels`);
    if (!isSplit(node)) {
      if (!document.labels.includes(node.label)) report("label", `${node.label} is not one of the labels`);
      return;
    }
    if (node.feature >= document.featureCount)
      report("feature", `there are only ${document.featureCount} features, counted from 0`);
    for (const side of ["left", "right"] as const) {
      if (node[side] <= index || node[side] >= document.nodes.length)
        report(side, `${node[side]} is not a node below this one`);
    }
  });
}

/** The document as text: one node a line, so that people can read it and a diff shows what changed. Ends with a newline. */
export function modelText(document: ModelDocument): string {
  const { nodes, ...head } = document;
  const fields = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const lines = nodes.map((node) => `    ${JSON.stringify(node)}`);
  return `{\n${fields.join(",\n")},\n  "nodes": [\n${lines.join(",\n")}\n  ]\n}\n`;
}

/**
 * The document in `text`; `where` names it in messages.
 * @throws Error with one line that says what is wrong and where.
 */
export function parseModel(text: string, where: string = MODEL_FILE): ModelDocument {
  return parseModelDocument(text, modelDocument, { where, what: "a model of this decision tree" });
}

/**
 * The model in `folder`, as `train` left it there.
 * @throws Error with one line: no such file (and what is there), not JSON, or not such a document.
 */
export function readModel(folder: string): ModelDocument {
  return parseModel(readModelFile(folder, MODEL_FILE).toString(), join(folder, MODEL_FILE));
}
