import { expect, test } from "vitest";
import { codeBlocks } from "./code-blocks.ts";

const page = `# A

\`\`\`sh
npm start
\`\`\`

    indented

1. in a list:

   ~~~console title="x"
   $ a \\
   > b
   c
   ~~~

\`\`\`\`text
\`\`\`sh
quoted
\`\`\`
\`\`\`\`
`;

test("blocks have their language, their text without indentation, and the line where that starts", () => {
  expect(codeBlocks("A.md", page)).toMatchInlineSnapshot(`
    [
      {
        "language": "sh",
        "line": 4,
        "page": "A.md",
        "text": "npm start",
      },
      {
        "language": undefined,
        "line": 7,
        "page": "A.md",
        "text": "indented",
      },
      {
        "language": "console",
        "line": 12,
        "page": "A.md",
        "text": "$ a \\
    > b
    c",
      },
      {
        "language": "text",
        "line": 18,
        "page": "A.md",
        "text": "\`\`\`sh
    quoted
    \`\`\`",
      },
    ]
  `);
});
