import { expect, test } from "vitest";
import { safeMembers } from "./archive-member.ts";

test("names are made plain and relative", () => {
  expect(safeMembers()({ name: "./model/a.json" })?.name).toBe("model/a.json");
  expect(safeMembers()({ name: "model/sub/", type: "directory" })?.name).toBe("model/sub");
  expect(safeMembers()({ name: "./", type: "directory" })).toBeUndefined();
  expect(safeMembers()({ name: "a/b", type: "symlink", linkname: "../c" })).toMatchObject({
    name: "a/b",
    linkname: "../c",
  });
  expect(safeMembers()({ name: "b", type: "link", linkname: "./a" })).toMatchObject({ linkname: "a" });
});

test("a link may point anywhere, but nothing may be unpacked through it", () => {
  const look = safeMembers();
  expect(look({ name: "cache", type: "symlink", linkname: "/root/.cache" })).toMatchObject({
    linkname: "/root/.cache",
  });
  expect(look({ name: "latest", type: "symlink", linkname: "a" })).toMatchObject({ linkname: "a" });
  expect(look({ name: "latest/b.json" })).toMatchObject({ name: "latest/b.json" });
  expect(() => look({ name: "cache/b.json" })).toThrow(
    '"cache/b.json" lies behind cache, a link that leaves the folder',
  );
});

test.each([
  [{ name: "/etc/passwd" }, '"/etc/passwd" has an absolute path'],
  [{ name: "a/../../b" }, '"a/../../b" leaves the folder'],
  [{ name: "..", type: "directory" as const }, '".." leaves the folder'],
  [{ name: "h", type: "link" as const, linkname: "../x" }, '"h" leaves the folder'],
])("a member that would leave the folder is refused by name: %o", (header, words) => {
  expect(() => safeMembers()(header)).toThrow(words);
});
