import { posix } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readRepositoryFile, repositoryFiles } from "./repository-files.ts";

const exactVersion = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const manifests = repositoryFiles().filter((file) => posix.basename(file) === "package.json");
const catalog: Record<string, string> = parse(readRepositoryFile("pnpm-workspace.yaml")).catalog;

test("every version of the catalog is exact", () => {
  expect(Object.entries(catalog).filter(([, version]) => !exactVersion.test(version))).toEqual([]);
});

test("each line of the catalog says why", () => {
  const lines = readRepositoryFile("pnpm-workspace.yaml").split("\n");
  const entries = lines.slice(lines.indexOf("catalog:") + 1).filter((line) => /^ {2}\S+: \d/.test(line));
  expect(entries.filter((line) => !/ # \S/.test(line))).toEqual([]);
});

test("every dependency is a package of the workspace, in the catalog, packed into vendor/, or an exact version", () => {
  const loose: string[] = [];
  for (const manifest of manifests) {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readRepositoryFile(manifest));
    const all: Record<string, string> = { ...dependencies, ...devDependencies, ...optionalDependencies };
    for (const [name, version] of Object.entries(all)) {
      const isHeld =
        version === "workspace:*" ||
        version.startsWith("file:./vendor/") ||
        exactVersion.test(version) ||
        (version === "catalog:" && name in catalog);
      if (!isHeld) loose.push(`${manifest}: ${name} ${version}`);
    }
  }
  expect(loose).toEqual([]);
});

test("every entry of the catalog is used", () => {
  const used = manifests.flatMap((manifest) => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readRepositoryFile(manifest));
    return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  });
  expect(Object.keys(catalog).filter((name) => !used.includes(name))).toEqual([]);
});

test("an algorithm's own versions are those of the catalog", () => {
  const different: string[] = [];
  for (const manifest of manifests.filter((file) => file.startsWith("algorithms/"))) {
    const { dependencies, devDependencies } = JSON.parse(readRepositoryFile(manifest));
    const all: Record<string, string> = { ...dependencies, ...devDependencies };
    for (const [name, version] of Object.entries(all)) {
      if (exactVersion.test(version) && catalog[name] !== version) different.push(`${manifest}: ${name} ${version}`);
    }
  }
  expect(different).toEqual([]);
});
