import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { type Header, pack } from "tar-stream";
import { expect, test } from "vitest";
import { plainHeader } from "./member-header.ts";
import { tarMembers } from "./tar-members.ts";
import { type SafeMember, unpackMembers } from "./unpack-members.ts";

type Member = readonly [header: Partial<Header> & { name: string }, text?: string];

/** The members as they are: what `safeMembers` would refuse reaches the disk here. */
async function* members(...all: readonly Member[]): AsyncGenerator<SafeMember> {
  const tar = pack();
  for (const [header, text = ""] of all) tar.entry(header, text);
  tar.finalize();
  for await (const member of tarMembers(Readable.from(tar)))
    yield { header: plainHeader(member.header), [Symbol.asyncIterator]: () => member[Symbol.asyncIterator]() };
}

/** A folder, and a neighbour's file that nothing may be written to. */
function place() {
  const outer = mkdtempSync(join(tmpdir(), "byoa-unpack-"));
  const victim = join(outer, "victim");
  writeFileSync(victim, "mine");
  return {
    outer,
    victim,
    folder: join(outer, "in"),
    untouched: () =>
      expect([readdirSync(outer).sort(), readFileSync(victim, "utf8")]).toEqual([["in", "victim"], "mine"]),
    [Symbol.dispose]: () => rmSync(outer, { recursive: true, force: true }),
  };
}

const link = (name: string, linkname: string): Member => [{ name, type: "symlink", linkname }];
const hardLink = (name: string, linkname: string): Member => [{ name, type: "link", linkname }];

test("files, folders and links are unpacked with their modes, a file system's own mask aside", async () => {
  using to = place();
  const before = process.umask(0o077);
  await unpackMembers(
    members(
      [{ name: "closed/", type: "directory", mode: 0o555 }],
      [{ name: "closed/run.sh", mode: 0o755 }, "#!/bin/sh"],
      link("latest", "closed/run.sh"),
      hardLink("same", "closed/run.sh"),
      link("outside", "/root/.cache"),
      [{ name: "pipe", type: "fifo" }],
    ),
    to.folder,
  ).finally(() => process.umask(before));
  const mode = (name: string) => (statSync(join(to.folder, name)).mode & 0o777).toString(8);
  expect(readdirSync(to.folder).sort()).toEqual(["closed", "latest", "outside", "same"]);
  expect([mode("closed"), mode("closed/run.sh"), mode("latest")]).toEqual(["555", "755", "755"]);
  expect(readFileSync(join(to.folder, "same"), "utf8")).toBe("#!/bin/sh");
  expect(readlinkSync(join(to.folder, "outside"))).toBe("/root/.cache");
});

test("a later member of the same name replaces the earlier one, whatever each of them is", async () => {
  using to = place();
  await unpackMembers(
    members(
      [{ name: "a" }, "1"],
      [{ name: "a" }, "2"],
      link("b", to.victim),
      [{ name: "b" }, "file"],
      [{ name: "c" }, "3"],
      link("c", "a"),
    ),
    to.folder,
  );
  expect(readFileSync(join(to.folder, "a"), "utf8")).toBe("2");
  expect(lstatSync(join(to.folder, "b")).isFile()).toBe(true);
  expect(readlinkSync(join(to.folder, "c"))).toBe("a");
  to.untouched();
});

test.each<[string, (victim: string) => readonly Member[], string | undefined]>([
  ["a link and then a file of its name", (victim) => [link("a", victim), [{ name: "a" }, "x"]], undefined],
  [
    "a link inside a link to the folder",
    () => [link("d", "."), link("d/e", ".."), [{ name: "e/out" }, "x"]],
    "lies behind",
  ],
  ["a hard link to a link", (victim) => [link("a", victim), hardLink("b", "a"), [{ name: "b" }, "x"]], undefined],
  ["a hard link to a link that stays", (victim) => [link("a", victim), hardLink("b", "a")], "which is no file"],
  ["a file behind a link that came before", () => [link("a", ".."), [{ name: "a/out" }, "x"]], "cannot be cleared"],
  ["a file behind a link that comes after", () => [[{ name: "a/out" }, "x"], link("a", "..")], "cannot be cleared"],
  ["a name that leaves", () => [[{ name: "../out" }, "x"]], "leads out of the folder"],
])("%s never writes outside", async (_, all, message) => {
  using to = place();
  const unpacked = unpackMembers(members(...all(to.victim)), to.folder);
  if (message === undefined) await unpacked;
  else await expect(unpacked).rejects.toThrow(message);
  to.untouched();
});

test("links that lie in the folder already are not followed", async () => {
  using to = place();
  mkdirSync(to.folder);
  symlinkSync("..", join(to.folder, "up"));
  symlinkSync(to.victim, join(to.folder, "file"));
  await expect(unpackMembers(members([{ name: "up/out" }, "x"]), to.folder)).rejects.toThrow("which is a link");
  await expect(unpackMembers(members(hardLink("h", "file")), to.folder)).rejects.toThrow("which is no file");
  await expect(unpackMembers(members(hardLink("h", "up/victim")), to.folder)).rejects.toThrow("which is no file");
  await unpackMembers(members([{ name: "file" }, "x"]), to.folder);
  expect(readFileSync(join(to.folder, "file"), "utf8")).toBe("x");
  to.untouched();
});
