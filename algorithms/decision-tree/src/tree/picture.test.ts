import { expect, test } from "vitest";
import type { TreeNode } from "../model-document.ts";
import { treePicture } from "./picture.ts";

const nodes: TreeNode[] = [
  { id: 0, samples: 3, counts: [1, 2], feature: 0, threshold: 2.5, impurityDecrease: 0.4, left: 1, right: 2 },
  { id: 1, samples: 1, counts: [1, 0], label: '<no & "maybe">' },
  { id: 2, samples: 2, counts: [0, 2], label: "yes" },
];

test("a tree becomes one SVG document with its labels escaped", () => {
  expect(treePicture({ nodes, labels: ['<no & "maybe">', "yes"] })).toMatchInlineSnapshot(`
    "<svg xmlns="http://www.w3.org/2000/svg" viewBox="-159 -20 318 192" width="318" height="192" font-family="sans-serif" font-size="12" text-anchor="middle">
    <title>Decision tree with 3 nodes</title>
    <rect x="-159" y="-20" width="100%" height="100%" fill="white"/>
    <path d="M0 54C0 76 -73 76 -73 98" fill="none" stroke="#888"/>
    <text x="-79" y="88" fill="#555" text-anchor="end">yes</text>
    <path d="M0 54C0 76 73 76 73 98" fill="none" stroke="#888"/>
    <text x="79" y="88" fill="#555" text-anchor="start">no</text>
    <g transform="translate(0 0)"><rect x="-66" width="132" height="54" rx="6" fill="hsl(208 75% 92%)" stroke="#666"/><text y="22" font-weight="normal">feature 0 &lt; 2.5</text><text y="41" fill="#333" font-size="11">3 rows: 1 · 2</text></g>
    <g transform="translate(-73 98)"><rect x="-66" width="132" height="54" rx="6" fill="hsl(28 75% 82%)" stroke="#666"/><text y="22" font-weight="bold">&lt;no &amp; &quot;maybe&quot;&gt;</text><text y="41" fill="#333" font-size="11">1 row: 1 · 0</text></g>
    <g transform="translate(73 98)"><rect x="-66" width="132" height="54" rx="6" fill="hsl(208 75% 82%)" stroke="#666"/><text y="22" font-weight="bold">yes</text><text y="41" fill="#333" font-size="11">2 rows: 0 · 2</text></g>
    </svg>
    "
  `);
});

test("of a big tree the upper levels are drawn", () => {
  const chain: TreeNode[] = [];
  for (let id = 0; id < 1000; id += 2) {
    chain.push({
      id,
      samples: 1000 - id,
      counts: [1, 1],
      feature: 0,
      threshold: id,
      impurityDecrease: 0,
      left: id + 1,
      right: id + 2,
    });
    chain.push({ id: id + 1, samples: 1, counts: [1, 0], label: 0 });
  }
  chain.push({ id: 1000, samples: 1, counts: [0, 1], label: 1 });
  const boxes = treePicture({ nodes: chain, labels: [0, 1] }).match(/<g /g);
  expect(boxes?.length).toBe(255);
});
