import { posix } from "node:path";
import { expect, test } from "vitest";
import { importRules } from "./import-rules.ts";
import { readRepositoryFile, repositoryFiles } from "./repository-files.ts";
import { importedFolder, specifiersOf } from "./source-imports.ts";

// Templates are texts of other projects until they are filled in; labs are projects of their own.
const files = repositoryFiles().filter((file) => !/^(?:harness\/scaffold\/templates|docs\/labs)\//.test(file));
const packages = new Map(
  files
    .filter((file) => posix.basename(file) === "package.json" && file.includes("/") && !file.includes("/fixtures/"))
    .map((file) => [posix.dirname(file), String(JSON.parse(readRepositoryFile(file)).name)] as const),
);

test("every package has its row", () => {
  expect(importRules.map((rule) => rule.folder).sort()).toEqual([...packages.keys()].sort());
});

test("no source imports what its package may not", () => {
  const broken: string[] = [];
  for (const { folder, mayImport, inTests = [] } of importRules) {
    for (const file of files.filter((name) => name.startsWith(`${folder}/`) && /\.[mc]?[jt]s$/.test(name))) {
      const allowed = [folder, ...mayImport, ...(/\.test\.ts$|\/fixtures\//.test(file) ? inTests : [])];
      for (const specifier of specifiersOf(readRepositoryFile(file))) {
        const target = importedFolder(file, specifier, packages);
        if (target !== undefined && !allowed.includes(target)) broken.push(`${file} imports ${specifier}`);
      }
    }
  }
  expect(broken).toEqual([]);
});

test("the engines stay behind the platform: only set-up, which installs one, and benchmarks, which measure single containers, reach one", () => {
  const seen = files
    .filter((file) => /\.[mc]?[jt]s$/.test(file) && !file.startsWith("harness/platform/"))
    .filter((file) =>
      specifiersOf(readRepositoryFile(file)).some((specifier) =>
        /^@byoa\/platform\/engine|^(?:dockerode|testcontainers)$/.test(specifier),
      ),
    )
    .map((file) => file.split("/")[0]);
  expect([...new Set(seen)]).toEqual(["benchmarks", "setup"]);
});
