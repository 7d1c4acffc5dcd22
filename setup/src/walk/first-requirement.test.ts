import { expect, test } from "vitest";
import { blocksOf } from "../documentation/pages.ts";
import { readRepositoryFile } from "../repository/repository-files.ts";
import { CATALOGUE, withTheSection, written } from "./first-requirement.ts";

test("the walk of CONTRIBUTING shows the files that the script writes, word for word", () => {
  const shown = blocksOf("CONTRIBUTING.md").filter(({ language }) => language === "ts");
  expect(shown.map(({ text }) => `${text.trimEnd()}\n`)).toEqual(Object.values(written));
  const page = readRepositoryFile("CONTRIBUTING.md");
  expect(Object.keys(written).filter((file) => !page.includes(`\`${file}\``))).toEqual([]);
});

test("the catalogue gets the section's import and its line", () => {
  const before = readRepositoryFile(CATALOGUE);
  const added = withTheSection(before)
    .split("\n")
    .filter((line) => !before.split("\n").includes(line));
  expect(added).toEqual(['import { walkRequirements } from "./walk/index.ts";', "  ...walkRequirements,"]);
});
