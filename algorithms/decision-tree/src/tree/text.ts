import { isSplit, type ModelDocument } from "../model-document.ts";

/** The tree as indented text, in the manner of scikit-learn's `export_text`. */
export function treeText(model: Pick<ModelDocument, "nodes">): string {
  const lines: string[] = [];
  const waiting = [{ id: 0, depth: 0, condition: "" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = model.nodes[next.id];
    if (node === undefined) continue;
    const indent = "|   ".repeat(Math.max(next.depth - 1, 0));
    if (next.condition !== "") lines.push(`${indent}|--- ${next.condition}`);
    if (!isSplit(node)) {
      const deeper = next.condition === "" ? "" : `${indent}|   `;
      lines.push(`${deeper}|--- ${node.label} (${rowCount(node.samples)})`);
      continue;
    }
    const rule = `feature ${node.feature}`;
    const depth = next.depth + 1;
    waiting.push({ id: node.right, depth, condition: `${rule} >= ${shortNumber(node.threshold)}` });
    waiting.push({ id: node.left, depth, condition: `${rule} <  ${shortNumber(node.threshold)}` });
  }
  return `${lines.join("\n")}\n`;
}

/** A threshold as people read it; the model keeps every digit. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** A number of rows in words. */
export function rowCount(samples: number): string {
  return samples === 1 ? "1 row" : `${samples} rows`;
}
