import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { cruise } from "dependency-cruiser";
import { expect, test } from "vitest";
import { dependencyRules } from "./dependency-rules.ts";
import { importRules } from "./import-rules.ts";
import { repositoryFiles } from "./repository-files.ts";
import { roomOrders } from "./room-order.ts";

const folders = new Set(
  repositoryFiles()
    .filter((file) => posix.basename(file) === "package.json")
    .map((file) => posix.dirname(file)),
);

test("every package has its row", () => {
  const packages = [...folders].filter(
    (folder) => folder !== "." && !/\/fixtures\/|\/templates\/|^docs\//.test(folder),
  );
  expect(importRules.map((rule) => rule.folder).sort()).toEqual(packages.sort());
});

test("every room is there", () => {
  const files = repositoryFiles();
  const rooms = roomOrders.flatMap(({ folder, rooms }) => rooms.map((room) => `${folder}/${room}/`));
  expect(rooms.filter((room) => !files.some((file) => file.startsWith(room)))).toEqual([]);
});

/** The names of the rules that these sources break, in a repository that holds nothing else. */
async function broken(sources: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "byoa-imports-"));
  try {
    for (const [file, source] of Object.entries(sources)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), source);
    }
    const options = { baseDir: folder, ruleSet: dependencyRules, validate: true, tsPreCompilationDeps: true };
    const { output } = await cruise(Object.keys(sources), options);
    if (typeof output === "string") throw new Error("dependency-cruiser gave a text in place of its result");
    return output.summary.violations.map(({ rule }) => rule.name).sort();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const importing = (specifier: string): string => `import type { A } from "${specifier}";\nexport type B = A;\n`;
const plain = "export interface A {\n  readonly a: string;\n}\n";

test("a package may not import one that its row does not name, not even a type", async () => {
  expect(
    await broken({
      "harness/platform/src/a.ts": importing("../../conformance/src/b.ts"),
      "harness/conformance/src/b.ts": plain,
    }),
  ).toEqual(["imports of harness/platform", "imports of harness/platform in tests"]);
});

test("what a row allows to tests alone is closed to sources", async () => {
  const iris = { "datasets/iris/src/index.ts": plain };
  const specifier = "../../../datasets/iris/src/index.ts";
  expect(await broken({ "harness/platform/src/a.test.ts": importing(specifier), ...iris })).toEqual([]);
  expect(await broken({ "harness/platform/src/a.ts": importing(specifier), ...iris })).toEqual([
    "imports of harness/platform",
  ]);
});

test("a room may not import one above it; its tests may", async () => {
  const above = { "harness/conformance/src/requirements/b.ts": plain };
  const specifier = "../requirements/b.ts";
  expect(await broken({ "harness/conformance/src/experiments/a.ts": importing(specifier), ...above })).toEqual([
    "upward from harness/conformance/src/experiments",
  ]);
  expect(await broken({ "harness/conformance/src/experiments/a.test.ts": importing(specifier), ...above })).toEqual([]);
  expect(
    await broken({
      "harness/conformance/src/requirements/b.ts": importing("../experiments/a.ts"),
      "harness/conformance/src/experiments/a.ts": plain,
    }),
  ).toEqual([]);
});

test("a circle is found, and so is an import that leads nowhere, and one of a test", async () => {
  expect(await broken({ "site/a.ts": importing("./b.ts"), "site/b.ts": importing("./a.ts") })).toContain("no circle");
  expect(await broken({ "site/a.ts": importing("./nowhere.ts") })).toEqual(["every import resolves"]);
  expect(await broken({ "site/a.ts": importing("./b.test.ts"), "site/b.test.ts": plain })).toEqual([
    "no source imports a test",
  ]);
});

test("the engines stay behind the platform: set-up, which installs one, and benchmarks reach them, and no other", async () => {
  const engines = { "harness/platform/src/engines.ts": plain };
  const sources = (file: string) => ({ [file]: importing("../../platform/src/engines.ts"), ...engines });
  expect(await broken(sources("harness/conformance/src/a.ts"))).toEqual(["the engines stay behind the platform"]);
  expect(
    await broken({ "benchmarks/src/a.ts": importing("../../harness/platform/src/engines.ts"), ...engines }),
  ).toEqual([]);
  expect(await broken({ "harness/labs/src/a.ts": importing("dockerode") })).toContain(
    "the engines stay behind the platform",
  );
});
