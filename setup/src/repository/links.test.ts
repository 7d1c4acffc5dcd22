import { expect, test } from "vitest";
import { brokenLinks, linkedPage } from "./markdown-links.ts";
import { readRepositoryFile, repositoryFiles } from "./repository-files.ts";

// Templates are pages of other projects: their links are for what is made of them.
const files = repositoryFiles();
const pages = new Map(
  files
    .filter((file) => file.endsWith(".md") && !file.startsWith("harness/scaffold/templates/"))
    .map((file) => [file, linkedPage(readRepositoryFile(file))] as const),
);

test("there are pages, links and anchors to look at", () => {
  expect(pages.get("README.md")?.links.map(({ url }) => url)).toContain("docs/errors.md");
  expect(pages.get("docs/contract/serving.md")?.anchors).toContain("host-bind-02");
});

test("every relative link of every page leads to a file, a folder or a heading", () => {
  expect(brokenLinks(pages, files)).toEqual([]);
});
