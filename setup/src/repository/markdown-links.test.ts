import { expect, test } from "vitest";
import { brokenLinks, linkedPage } from "./markdown-links.ts";

const page = `# A *first* \`heading\`

See [one](b.md#two), ![a picture](pictures/c.svg), [none](#three) and [that][ref].

| a | b |
|---|---|
| [in a table](b.md) | \`[no](link.md)\` |

\`\`\`md
[no](link.md)
\`\`\`

## Twice
## Twice
<a id="by-hand"></a>

[ref]: ../src/d.ts#L3
`;

test("links and anchors of a page, those in code left out", () => {
  const { links, anchors } = linkedPage(page);
  expect(links).toEqual([
    { url: "b.md#two", line: 3 },
    { url: "pictures/c.svg", line: 3 },
    { url: "#three", line: 3 },
    { url: "b.md", line: 7 },
    { url: "../src/d.ts#L3", line: 17 },
  ]);
  expect([...anchors]).toEqual(["a-first-heading", "twice", "twice-1", "by-hand"]);
});

test("a link that leads nowhere is told with its place", () => {
  const pages = new Map([
    ["docs/a.md", linkedPage(page)],
    [
      "docs/b.md",
      linkedPage(
        "# Two\n\n[up](..) [folder](../src/) [root](/docs/a.md) [gone](../gone) [away](https://example.org/x)\n",
      ),
    ],
  ]);
  expect(brokenLinks(pages, ["docs/a.md", "docs/b.md", "src/d.ts"])).toEqual([
    "docs/a.md:3: pictures/c.svg leads to nothing",
    "docs/a.md:3: #three leads to no heading",
    "docs/b.md:3: ../gone leads to nothing",
  ]);
});
