import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { archiveOf, type Member } from "../fixtures/archive.ts";
import { unpackArchive } from "./unpack-archive.ts";

/** A folder with a neighbour that nothing may be written to. */
function place() {
  const outer = mkdtempSync(join(tmpdir(), "byoa-unpack-"));
  return { outer, folder: join(outer, "code"), [Symbol.dispose]: () => rmSync(outer, { recursive: true }) };
}

test("files, folders, modes and links inside the folder are unpacked", async () => {
  using to = place();
  const archive = await archiveOf(
    { name: "node_modules/.bin/", type: "directory" },
    { name: "node_modules/.bin/tool", type: "symlink", linkname: "../tool/main.mjs" },
    ["./train.mjs", "// train"],
    { name: "copy.mjs", type: "link", linkname: "./train.mjs" },
    ["node_modules/tool/main.mjs", "// tool"],
    { name: "run.sh", mode: 0o4755 },
  );
  await unpackArchive(Readable.from([archive]), to.folder);
  expect(readFileSync(join(to.folder, "train.mjs"), "utf8")).toBe("// train");
  expect(readFileSync(join(to.folder, "copy.mjs"), "utf8")).toBe("// train");
  expect(readFileSync(join(to.folder, "node_modules/.bin/tool"), "utf8")).toBe("// tool");
  expect(readlinkSync(join(to.folder, "node_modules/.bin/tool"))).toBe("../tool/main.mjs");
  expect((statSync(join(to.folder, "run.sh")).mode & 0o7777).toString(8)).toBe("755");
});

test.each<[string, string, Member[]]>([
  ["a name with ..", '"a/../../evil" leaves the folder', [["a/../../evil", "x"]]],
  ["an absolute name", '"/evil" has an absolute path', [["/evil", "x"]]],
  [
    "a symbolic link out",
    "link points to ../evil, out of the folder",
    [{ name: "link", type: "symlink", linkname: "../evil" }],
  ],
  [
    "an absolute symbolic link",
    "link points to /etc, out of the folder",
    [{ name: "link", type: "symlink", linkname: "/etc" }],
  ],
  ["a hard link out", '"link" leaves the folder', [{ name: "link", type: "link", linkname: "../../etc/passwd" }]],
  [
    "a link through a link",
    "two points to one/../.., out of the folder",
    [
      { name: "deep/er/", type: "directory" },
      { name: "one", type: "symlink", linkname: "deep/er" },
      { name: "deep/er/up", type: "symlink", linkname: "../.." },
      { name: "two", type: "symlink", linkname: "one/../.." },
    ],
  ],
  [
    "a link that is outside only in the end",
    "x/two points to ../x/y/up/.., out of the folder",
    [
      { name: "x/y/", type: "directory" },
      { name: "x/y/up", type: "symlink", linkname: "../.." },
      { name: "x/two", type: "symlink", linkname: "../x/y/up/.." },
    ],
  ],
  [
    "a link that leads nowhere",
    "link points to missing, where nothing is",
    [{ name: "link", type: "symlink", linkname: "missing" }],
  ],
  [
    "a file behind a link",
    "lies behind in, which is a link",
    [{ name: "in", type: "symlink", linkname: "." }, ["in/a", "x"]],
  ],
  ["a device", "null is a character-device", [{ name: "null", type: "character-device" }]],
])("%s is refused, and nothing stands outside the folder", async (_what, message, members) => {
  using to = place();
  await expect(unpackArchive(Readable.from([await archiveOf(...members)]), to.folder)).rejects.toThrow(message);
  expect(readdirSync(to.outer)).toEqual(["code"]);
});

test("a file is never written through a link of the archive", async () => {
  using to = place();
  const archive = await archiveOf({ name: "out", type: "symlink", linkname: ".." }, ["out/evil", "x"]);
  await expect(unpackArchive(Readable.from([archive]), to.folder)).rejects.toThrow();
  expect(readdirSync(to.outer)).toEqual(["code"]);
});

test("what is no archive, or only a part of one, is refused", async () => {
  using to = place();
  await expect(unpackArchive(Readable.from([Buffer.from("not gzip")]), to.folder)).rejects.toThrow(
    "incorrect header check",
  );
  await expect(unpackArchive(Readable.from([gzipSync("not tar".repeat(200))]), to.folder)).rejects.toThrow();
  const cut = (await archiveOf(["train.mjs", "x".repeat(5000)])).subarray(0, 60);
  await expect(unpackArchive(Readable.from([cut]), to.folder)).rejects.toThrow("unexpected end of file");
});
