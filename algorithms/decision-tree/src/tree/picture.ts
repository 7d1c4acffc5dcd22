import { type HierarchyPointNode, hierarchy, tree } from "d3-hierarchy";
import { isSplit, type ModelDocument, type TreeNode } from "../model-document.ts";
import { rowCount, shortNumber } from "./text.ts";

const BOX = { width: 132, height: 54, gapX: 14, gapY: 44 } as const;
const MARGIN = 20;
const MOST_NODES = 255;
const MOST_CHARACTERS = 20;

/** The tree as an SVG picture: a colour for each label, paler where a node's rows are mixed. Deep levels of a big tree are left out. */
export function treePicture(model: Pick<ModelDocument, "nodes" | "labels">): string {
  const [first] = model.nodes;
  if (first === undefined) return "";
  // Nodes are listed level by level, so the first ones are the upper part of the tree.
  const isShown = (id: number) => id < MOST_NODES;
  const root = hierarchy(first, (node) =>
    isSplit(node) && isShown(node.right)
      ? [model.nodes[node.left], model.nodes[node.right]].filter((child) => child !== undefined)
      : [],
  );
  const placed = tree<TreeNode>().nodeSize([BOX.width + BOX.gapX, BOX.height + BOX.gapY])(root);
  const nodes = placed.descendants();
  const left = Math.min(...nodes.map((node) => node.x)) - BOX.width / 2 - MARGIN;
  const width = Math.max(...nodes.map((node) => node.x)) + BOX.width / 2 + MARGIN - left;
  const height = Math.max(...nodes.map((node) => node.y)) + BOX.height + 2 * MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${number(left)} ${-MARGIN} ${number(width)} ${number(height)}" width="${number(width)}" height="${number(height)}" font-family="sans-serif" font-size="12" text-anchor="middle">`,
    `<title>Decision tree with ${model.nodes.length} nodes</title>`,
    `<rect x="${number(left)}" y="${-MARGIN}" width="100%" height="100%" fill="white"/>`,
    ...nodes.flatMap((node) => (node.parent === null ? [] : [branch(node.parent, node)])),
    ...nodes.map((node) => box(node, model.labels)),
    "</svg>\n",
  ].join("\n");
}

function branch(parent: HierarchyPointNode<TreeNode>, child: HierarchyPointNode<TreeNode>): string {
  const [fromY, toY] = [parent.y + BOX.height, child.y];
  const middle = (fromY + toY) / 2;
  const isLeft = child.x < parent.x;
  const line = `<path d="M${number(parent.x)} ${fromY}C${number(parent.x)} ${middle} ${number(child.x)} ${middle} ${number(child.x)} ${toY}" fill="none" stroke="#888"/>`;
  const anchor = isLeft ? "end" : "start";
  const x = child.x + (isLeft ? -6 : 6);
  return `${line}\n<text x="${number(x)}" y="${toY - 10}" fill="#555" text-anchor="${anchor}">${isLeft ? "yes" : "no"}</text>`;
}

function box({ data, x, y, children }: HierarchyPointNode<TreeNode>, labels: readonly (string | number)[]): string {
  const place = data.counts.indexOf(Math.max(...data.counts));
  const share = (data.counts[place] ?? 0) / data.samples;
  const hue = Math.round((360 * place) / labels.length + 28);
  const fill = `hsl(${hue} 75% ${Math.round(97 - 15 * Math.max(0, (share * labels.length - 1) / Math.max(labels.length - 1, 1)))}%)`;
  const isCut = isSplit(data) && children === undefined;
  const title = isSplit(data)
    ? `feature ${data.feature} < ${shortNumber(data.threshold)}`
    : shorten(String(data.label));
  const weight = isSplit(data) ? "normal" : "bold";
  const counts = shorten(data.counts.join(" · "));
  return [
    `<g transform="translate(${number(x)} ${number(y)})">`,
    `<rect x="${-BOX.width / 2}" width="${BOX.width}" height="${BOX.height}" rx="6" fill="${fill}" stroke="#666"/>`,
    `<text y="22" font-weight="${weight}">${escapeXml(title)}</text>`,
    `<text y="41" fill="#333" font-size="11">${escapeXml(`${rowCount(data.samples)}: ${counts}`)}${isCut ? " …" : ""}</text>`,
    "</g>",
  ].join("");
}

function shorten(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}
