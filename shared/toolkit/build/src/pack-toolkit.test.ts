import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileToolkit } from "./compile-toolkit.ts";
import { packToolkit } from "./pack-toolkit.ts";

let first: string;
let second: string;
beforeAll(async () => {
  first = await mkdtemp(join(tmpdir(), "byoa-pack-"));
  second = await mkdtemp(join(tmpdir(), "byoa-pack-"));
}, 60_000);
afterAll(async () => {
  await rm(first, { recursive: true });
  await rm(second, { recursive: true });
});

test("packing twice gives the same bytes, under the name that the decision tree's package.json wants", async () => {
  const paths = [await packToolkit(first), await packToolkit(second)];
  const [one, other] = await Promise.all(paths.map((path) => readFile(path)));
  expect(one?.equals(other ?? Buffer.of())).toBe(true);
  const algorithm = createRequire(import.meta.url)("../../../../algorithms/decision-tree/package.json");
  expect(`file:.${paths[0]?.slice(first.length)}`).toBe(algorithm.dependencies["@byoa/toolkit"]);
}, 60_000);

test("the package holds compiled code with the contract and the unpacker inside, and names exact versions", async () => {
  const files = await compileToolkit();
  const imports = [...files].flatMap(([path, text]) =>
    [...text.matchAll(/(?:from |import\()"([^"]+)"/g)].map(([, specifier = ""]) => ({ path, specifier })),
  );
  expect(imports.filter(({ specifier }) => /@byoa|\.ts$/.test(specifier))).toEqual([]);
  expect([...files.keys()].filter((path) => /\.test\.|fixtures/.test(path))).toEqual([]);

  const packed = execFileSync("tar", ["xzOf", await packToolkit(first), "package/package.json"], { encoding: "utf8" });
  const { dependencies } = JSON.parse(packed);
  expect(Object.values(dependencies).every((version) => /^\d+\.\d+\.\d+$/.test(String(version)))).toBe(true);
  expect(Object.keys(dependencies).filter((name) => name.startsWith("@byoa/"))).toEqual([]);
}, 60_000);
