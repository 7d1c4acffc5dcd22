import { expect, test } from "vitest";
import { readRepositoryFile, repositoryFiles } from "./repository-files.ts";

const files = repositoryFiles();
const page = readRepositoryFile("docs/security.md");
const promises = page
  .slice(page.indexOf("| Promise |"))
  .split("\n")
  .slice(2)
  .filter((line) => line.startsWith("|"));

test("every promise names a test, and every test that is named exists", () => {
  expect(promises.length).toBeGreaterThan(10);
  for (const promise of promises) {
    const tests = [...promise.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, file = ""]) => file);
    expect(tests, promise).not.toEqual([]);
    expect(files).toEqual(expect.arrayContaining(tests));
  }
});

test("every hostile program is run by a test", () => {
  const programs = files
    .filter((file) => file.startsWith("harness/hostile/image/program/modes/"))
    .flatMap((file) => [...readRepositoryFile(file).matchAll(/^ {2}"?([a-z]+(?:-[a-z]+)*)"?: (?:\{|failing\()/gm)])
    .map(([, name = ""]) => name);
  const tests = files.filter((file) => /^harness\/hostile\/src\/.*\.test\.ts$/.test(file)).map(readRepositoryFile);
  expect(programs.length).toBeGreaterThanOrEqual(30);
  expect(programs.filter((name) => !tests.some((text) => text.includes(`"${name}"`)))).toEqual([]);
});
