import { expect, test } from "vitest";
import { outputsApart } from "./apart-output.ts";
import { codeBlocks } from "./code-blocks.ts";

const page = (between: string, language: string) =>
  codeBlocks("A.md", `\`\`\`sh\nbyoa jobs\n\`\`\`\n${between}\n\`\`\`${language}\na\n\`\`\`\n`);

test("a block of text right behind commands is their output; behind a sentence, or in a language, it is none", () => {
  expect(outputsApart(page("", "text"))).toEqual([{ page: "A.md", line: 6, language: "text", text: "a" }]);
  expect(outputsApart(page("", ""))).toHaveLength(1);
  expect(outputsApart(page("\nThe line may be:\n", "text"))).toEqual([]);
  expect(outputsApart(page("", "json"))).toEqual([]);
});
