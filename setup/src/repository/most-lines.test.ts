import { expect, test } from "vitest";
import { fileSizes, lineCount } from "./file-sizes.ts";
import { readRepositoryFile, repositoryFiles } from "./repository-files.ts";

test("no source has more than 250 lines", () => {
  const sources = repositoryFiles().filter((file) => /\.[mc]?[jt]s$/.test(file));
  expect(fileSizes(sources.map((file) => ({ file, lines: lineCount(readRepositoryFile(file)) }))).many).toEqual([]);
});
