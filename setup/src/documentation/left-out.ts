import type { CodeBlock } from "./code-blocks.ts";

/** Blocks of commands that the test of the documentation does not run, by their first lines, and why. A stale entry fails a test. */
export interface LeftOut {
  readonly page: string;
  readonly firstLines: readonly string[];
  readonly reason: string;
}

export const leftOut: readonly LeftOut[] = [
  { page: "README.md", firstLines: ["npm test"], reason: "runs every test, the one that asks here among them" },
  { page: "CONTRIBUTING.md", firstLines: ["npm test"], reason: "runs every test, the one that asks here among them" },
  {
    page: "CONTRIBUTING.md",
    firstLines: ["npx node harness/conformance/src/renderers/write-docs.ts", "npm run matrix -- carries-a-walk-label"],
    reason: "a walk that changes the repository: setup/src/walk/add-a-requirement.ts does the same to a copy",
  },
  {
    page: "docs/getting-started.md",
    firstLines: ["npm start"],
    reason: "README.md has the same command, and it is run there",
  },
  {
    page: "docs/labs/teaching.md",
    firstLines: ["byoa lab prefetch"],
    reason: "builds every lab in each of its languages, for many minutes; the labs' own test builds the same",
  },
  {
    page: "harness/scaffold/templates/node/README.md",
    firstLines: ["npm install", "docker build -t {{name}} ."],
    reason: "a template: new-command.engine.test.ts does the same with what is made of it",
  },
  {
    page: "harness/scaffold/templates/python/README.md",
    firstLines: ["python3 -m unittest", "docker build -t {{name}} ."],
    reason: "a template: new-command.engine.test.ts does the same with what is made of it",
  },
];

/** True for a block that the table names. */
export const isLeftOut = (block: CodeBlock): boolean =>
  leftOut.some(({ page, firstLines }) => page === block.page && firstLines.some((line) => startsWith(block, line)));

/** What the table names and no page has. */
export function staleEntries(entries: readonly LeftOut[], blocks: readonly CodeBlock[]): string[] {
  return entries.flatMap(({ page, firstLines }) =>
    firstLines
      .filter((line) => !blocks.some((block) => block.page === page && startsWith(block, line)))
      .map((line) => `${page}: ${line}`),
  );
}

const startsWith = ({ text }: CodeBlock, line: string): boolean => {
  const [first = ""] = text.split("\n");
  return first.replace(/\s+# .*$/, "").trim() === line;
};
