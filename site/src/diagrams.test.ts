import { readFileSync } from "node:fs";
import { join } from "node:path";
import mermaid from "mermaid";
import { expect, test } from "vitest";
import { listPages, root } from "./pages.ts";

const diagrams = listPages().flatMap((page) =>
  [...readFileSync(join(root, page), "utf8").matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)].map(
    ([, source = ""]) => [`${page}: ${source.split("\n", 1)[0]}`, source] as const,
  ),
);

// Flowcharts cannot be read without a browser: mermaid cleans their labels with one.
test.each(diagrams.filter(([, source]) => !source.startsWith("flowchart")))(
  "%s can be drawn",
  async (_place, source) => {
    expect(await mermaid.parse(source)).toMatchObject({ diagramType: expect.any(String) });
  },
);
