import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pack } from "tar-stream";
import { expect, test } from "vitest";
import { makeBaseFolder } from "./base-folder.ts";

/** A tar of one member. */
function archiveOf(name: string, text: string): () => Readable {
  return () => {
    const archive = pack();
    archive.entry({ name }, text);
    archive.finalize();
    return Readable.from(archive);
  };
}

test("mounts lie where their paths say, archives are unpacked, folders of pipes are made", async () => {
  await using base = await makeBaseFolder({
    mounts: [
      { path: "/opt/ml/input", files: [{ path: "config/a.json", content: Buffer.from("{}") }], folders: ["data"] },
      { path: "/opt/ml/input/data/training", files: [{ path: "below/rows.csv", content: Buffer.from("1") }] },
      { path: "/opt/ml/model", archive: archiveOf("./1/weights", "w"), readOnly: true },
    ],
    pipesAt: "/opt/ml/input/data",
  });
  expect((await readdir(base.path, { recursive: true })).sort()).toEqual([
    "input",
    "input/config",
    "input/config/a.json",
    "input/data",
    "input/data/training",
    "input/data/training/below",
    "input/data/training/below/rows.csv",
    "model",
    "model/1",
    "model/1/weights",
  ]);
  expect(await readFile(join(base.path, "model/1/weights"), "utf8")).toBe("w");
  expect(((await stat(join(base.path, "model/1"))).mode & 0o777).toString(8)).toBe("555");
  expect(base.locate("/opt/ml")).toBe(base.path);
  expect(base.locate("/etc/passwd")).toBeUndefined();
  await base[Symbol.asyncDispose]();
  expect(existsSync(base.path)).toBe(false);
});

test("a member that would leave the folder is refused, and nothing stays", async () => {
  const made = makeBaseFolder({ mounts: [{ path: "/opt/ml/model", archive: archiveOf("../../escaped", "x") }] });
  await expect(made).rejects.toMatchObject({ code: "archive-escapes" });
});
