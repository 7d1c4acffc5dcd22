import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { chmod, readdir, readFile, readlink, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { type Header, pack } from "tar-stream";
import { expect, test } from "vitest";
import { makeBaseFolder } from "./base-folder.ts";

type Member = readonly [header: Partial<Header> & { name: string }, text?: string];

function archiveOf(...members: readonly Member[]): () => Readable {
  return () => {
    const archive = pack();
    for (const [header, text = ""] of members) archive.entry(header, text);
    archive.finalize();
    return Readable.from(archive);
  };
}

const withModel = (...members: readonly Member[]) =>
  makeBaseFolder({ mounts: [{ path: "/opt/ml/model", archive: archiveOf(...members) }] });
const link = (name: string, linkname: string): Member => [{ name, type: "symlink", linkname }];
const scratchFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`byoa-process-${process.pid}-`));

test("mounts lie where their paths say, archives are unpacked, folders of pipes are made", async () => {
  await using base = await makeBaseFolder({
    mounts: [
      { path: "/opt/ml/input", files: [{ path: "config/a.json", content: Buffer.from("{}") }], folders: ["data"] },
      { path: "/opt/ml/input/data/training", files: [{ path: "below/rows.csv", content: Buffer.from("1") }] },
      { path: "/opt/ml/model", archive: archiveOf([{ name: "./1/weights" }, "w"]), readOnly: true },
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

test("a read-only mount keeps the execute bit and loses the permission to write; a link in it is left alone", async () => {
  const outside = mkdtempSync(join(tmpdir(), "byoa-outside-"));
  writeFileSync(join(outside, "mine"), "", { mode: 0o644 });
  await using base = await makeBaseFolder({
    mounts: [
      {
        path: "/opt/ml/model",
        readOnly: true,
        archive: archiveOf([{ name: "bin/run.sh", mode: 0o755 }], [{ name: "w", mode: 0o664 }], link("out", outside)),
      },
    ],
  });
  const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
  expect(await mode(join(base.path, "model/bin/run.sh"))).toBe("555");
  expect(await mode(join(base.path, "model/w"))).toBe("444");
  expect(await mode(join(base.path, "model/bin"))).toBe("555");
  expect(await mode(join(outside, "mine"))).toBe("644");
  rmSync(outside, { recursive: true });
});

test("a link of an archive stays as it is, and a file of its name replaces it instead of being written through it", async () => {
  const outside = mkdtempSync(join(tmpdir(), "byoa-outside-"));
  writeFileSync(join(outside, "victim"), "mine");
  await using base = await withModel(link("cache", "/root/.cache"), link("a", join(outside, "victim")), [
    { name: "a" },
    "of the model",
  ]);
  expect(await readlink(join(base.path, "model/cache"))).toBe("/root/.cache");
  expect(await readFile(join(base.path, "model/a"), "utf8")).toBe("of the model");
  expect(await readFile(join(outside, "victim"), "utf8")).toBe("mine");
  rmSync(outside, { recursive: true });
});

test.each<[string, readonly Member[]]>([
  ["a name that leaves the folder", [[{ name: "../../escaped" }, "x"]]],
  ["a link inside a link to the folder itself", [link("d", "."), link("d/e", ".."), [{ name: "e/escaped" }, "x"]]],
  [
    "a hard link to a link",
    [link("a", tmpdir()), [{ name: "b", type: "link", linkname: "a" }], [{ name: "b/escaped" }]],
  ],
  ["a file behind a link to a folder", [link("a", tmpdir()), [{ name: "a/escaped" }, "x"]]],
])("%s is refused, and nothing stays", async (_, members) => {
  const before = scratchFolders();
  await expect(withModel(...members)).rejects.toMatchObject({ code: "archive-escapes" });
  expect(scratchFolders()).toEqual(before);
  expect(existsSync(join(tmpdir(), "escaped"))).toBe(false);
});

test("an archive beyond a limit is refused with the limit's name", async () => {
  await expect(withModel([{ name: "a/".repeat(200) }])).rejects.toMatchObject({
    code: "archive-too-large",
    message: expect.stringContaining("limit: depth"),
  });
});

test("a folder is removed whatever a program did to it: no permission to write, a link in its place, a very deep path", async () => {
  const base = await makeBaseFolder({ mounts: [{ path: "/opt/ml/model" }] });
  const outside = mkdtempSync(join(tmpdir(), "byoa-outside-"));
  writeFileSync(join(outside, "mine"), "");
  mkdirSync(join(base.path, "model/closed/inner"), { recursive: true });
  symlinkSync(outside, join(base.path, "model/closed/link"));
  await chmod(join(base.path, "model/closed/inner"), 0);
  await chmod(join(base.path, "model/closed"), 0o555);
  const here = process.cwd();
  process.chdir(join(base.path, "model"));
  for (let depth = 0; depth < 25; depth++) {
    mkdirSync("d".repeat(200), { recursive: true });
    process.chdir("d".repeat(200));
  }
  process.chdir(here);
  await base[Symbol.asyncDispose]();
  expect(existsSync(base.path)).toBe(false);
  expect(readdirSync(outside)).toEqual(["mine"]);
  rmSync(outside, { recursive: true });
});
