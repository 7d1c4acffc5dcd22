import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readTree } from "../observation/read-tree.ts";
import { openModel } from "./model-source.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-model-"));
});
afterEach(() => rm(folder, { recursive: true }));

test.each(["", "{}", "PK\x03\x04 zipped", "x".repeat(600)])(
  "a file that is no archive is refused: %j",
  async (content) => {
    const file = join(folder, "model.json");
    await writeFile(file, content);
    await expect(openModel(file)).rejects.toMatchObject({
      code: "model-not-readable",
      message: `The model ${file} cannot be used: it is no archive. Give a model.tar.gz or a folder.`,
    });
  },
);

test.each(["-cf", "-czf"])("an archive packed with tar %s is read", async (flags) => {
  await writeFile(join(folder, "weights"), "1");
  execFileSync("tar", [flags, "model.tar", "weights"], { cwd: folder });
  const tree = await readTree((await openModel(join(folder, "model.tar"))).archive());
  expect(tree.map(({ path }) => path)).toEqual(["weights"]);
});
