import { expect, test } from "vitest";
import { DEFAULT_ARCHIVE_LIMITS } from "./archive-limits.ts";
import type { ArchiveRefusal } from "./archive-refusal.ts";
import type { MemberHeader } from "./member-header.ts";
import { safeMembers } from "./safe-members.ts";

const one = (header: MemberHeader) => safeMembers()(header);

/** What the last of these members is refused for; undefined when all of them pass. */
function refusal(members: readonly MemberHeader[], limits = {}): Pick<ArchiveRefusal, "message" | "limit"> | undefined {
  const look = safeMembers({ ...DEFAULT_ARCHIVE_LIMITS, ...limits });
  for (const header of members.slice(0, -1)) look(header);
  try {
    look(members.at(-1) ?? { name: "" });
    return undefined;
  } catch (error) {
    if (error instanceof Error && "limit" in error)
      return { message: error.message, limit: (error as ArchiveRefusal).limit };
    throw error;
  }
}

const link = (name: string, linkname: string): MemberHeader => ({ name, type: "symlink", linkname });
const hardLink = (name: string, linkname: string): MemberHeader => ({ name, type: "link", linkname });
const folder = (name: string): MemberHeader => ({ name, type: "directory" });

test("names are made plain and relative, setuid and setgid are taken away", () => {
  expect(one({ name: "./model/a.json" })?.name).toBe("model/a.json");
  expect(one(folder("model/sub/"))?.name).toBe("model/sub");
  expect(one(folder("./"))).toBeUndefined();
  expect(one({ name: "tool", mode: 0o6755 })?.mode).toBe(0o755);
  expect(one(link("a/b", "../c"))).toMatchObject({ name: "a/b", linkname: "../c" });
  const look = safeMembers();
  look({ name: "a" });
  expect(look(hardLink("b", "./a"))).toMatchObject({ linkname: "a" });
});

test("a link may point anywhere, a file may take its place, and names that only look alike are others", () => {
  expect(refusal([link("cache", "/root/.cache"), { name: "cached/b.json" }])).toBeUndefined();
  expect(refusal([link("cache", "/root/.cache"), { name: "cache" }, { name: "cache" }])).toBeUndefined();
  expect(refusal([{ name: "a" }, link("a", "b"), { name: "c" }])).toBeUndefined();
  expect(
    refusal([folder("a"), folder("a/"), { name: "__proto__/constructor" }, { name: "__proto__/x" }]),
  ).toBeUndefined();
});

test.each<[string, readonly MemberHeader[], string]>([
  ["an absolute name", [{ name: "/etc/passwd" }], 'its member "/etc/passwd" has an absolute path'],
  ["a name with ..", [{ name: "a/../../b" }], 'its member "a/../../b" leaves the folder'],
  ["..", [folder("..")], 'its member ".." leaves the folder'],
  ["a NUL", [{ name: "a\0b" }], 'its member "a\\u0000b" has a NUL in its name'],
  ["a file behind a link out", [link("a", "/tmp"), { name: "a/b" }], 'its member "a/b" lies behind a, which is a link'],
  ["a file behind a link inside", [folder("d"), link("a", "d"), { name: "a/b" }], "lies behind a, which is a link"],
  ["a link behind a link to the folder itself", [link("d", "."), link("d/e", "..")], "lies behind d, which is a link"],
  ["a folder behind a link", [link("a", "."), folder("a/b/c")], "lies behind a, which is a link"],
  ["a file behind a file", [{ name: "a" }, { name: "a/b" }], "lies behind a, which is a file"],
  ["a folder in place of a link", [link("a", "/tmp"), folder("a")], "is named twice, as a link and as a directory"],
  ["a link in place of a folder", [{ name: "a/b" }, link("a", "/tmp")], "is named twice, as a directory and as a link"],
  ["a hard link out", [hardLink("h", "../x")], 'its member "h" leaves the folder'],
  ["a hard link to a link", [link("a", "/tmp"), hardLink("b", "a")], 'is a hard link to "a", no file before it'],
  ["a hard link to a folder", [folder("a"), hardLink("b", "a")], 'is a hard link to "a", no file before it'],
  ["a hard link to what comes later", [hardLink("b", "a")], 'is a hard link to "a", no file before it'],
  ["a hard link behind a link", [{ name: "f" }, link("d", "."), hardLink("b", "d/f")], 'is a hard link to "d/f"'],
  [
    "a hard link to a file that a link replaced",
    [{ name: "f" }, link("f", "/etc/passwd"), hardLink("b", "f")],
    '"f", no file',
  ],
])("%s is refused by name", (_, members, message) => {
  expect(refusal(members)).toEqual({ message: expect.stringContaining(message), limit: undefined });
});

test.each<[string, readonly MemberHeader[], object, string]>([
  ["members", [folder("./"), { name: "a" }, { name: "b" }], { members: 2 }, "it holds more than 2 members"],
  [
    "bytes",
    [
      { name: "a", size: 60 },
      { name: "b", size: 60 },
    ],
    { bytes: 100 },
    "brings its files to 120 bytes, more than 100",
  ],
  ["depth", [{ name: "a/b/c/d" }], { depth: 3 }, "lies more than 3 folders deep"],
  ["nameBytes", [{ name: `a/${"é".repeat(128)}` }], {}, "has a name longer than 255 bytes"],
  ["pathBytes", [{ name: "a/".repeat(50) + "b".repeat(100) }], { pathBytes: 150 }, "has a path longer than 150 bytes"],
])("the limit of %s stops an archive and is named", (limit, members, limits, message) => {
  expect(refusal(members, limits)).toEqual({ message: expect.stringContaining(message), limit });
});

test("a name is shown in a message as one line, and not at its full length", () => {
  const name = `/${"\u001b[31m\n".repeat(1000)}`;
  const { message = "" } = refusal([{ name }]) ?? {};
  expect(message).toMatch(/^[ -~…]+$/);
  expect(message.length).toBeLessThan(2500);
});
