import { expect, test } from "vitest";
import { commandBlocks } from "./readme-commands.ts";

test("only shell blocks are commands, with the line where they start", () => {
  const page = "# A\n\n```sh\nnpm start\n```\n\n```yaml\na: 1\n```\n\n```sh\na \\\n  b\n```\n";
  expect(commandBlocks("A.md", page)).toEqual([
    { page: "A.md", line: 4, commands: "npm start\n" },
    { page: "A.md", line: 12, commands: "a \\\n  b\n" },
  ]);
});
