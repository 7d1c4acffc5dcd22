import { expect, test } from "vitest";
import { codeBlocks } from "./code-blocks.ts";
import { rewrite } from "./rewrite.ts";
import { readTranscript } from "./transcript.ts";

const page = `1. In a list:

   \`\`\`console
   $ first
   old

   $ second
   $ third
   old
   old
   \`\`\`

The end.
`;

test("outputs are put in place with the block's indentation; commands and empty lines between them stay", () => {
  const [block] = codeBlocks("A.md", page);
  if (block === undefined) throw new Error("the page has a block");
  const outputs = [["new", "", "newer"], ["said"], []];
  const corrections = readTranscript(block).map((shown, index) => ({ block, shown, output: outputs[index] ?? [] }));
  expect(rewrite(page, corrections)).toMatchInlineSnapshot(`
    "1. In a list:

       \`\`\`console
       $ first
       new

       newer

       $ second
       said
       $ third
       \`\`\`

    The end.
    "
  `);
});
