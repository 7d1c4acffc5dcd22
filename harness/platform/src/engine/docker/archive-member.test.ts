import { expect, test } from "vitest";
import { safeMember } from "./archive-member.ts";

test("names are made plain and relative", () => {
  expect(safeMember({ name: "./model/a.json" })?.name).toBe("model/a.json");
  expect(safeMember({ name: "model/sub/", type: "directory" })?.name).toBe("model/sub");
  expect(safeMember({ name: "./", type: "directory" })).toBeUndefined();
  expect(safeMember({ name: "a/b", type: "symlink", linkname: "../c" })).toMatchObject({
    name: "a/b",
    linkname: "../c",
  });
  expect(safeMember({ name: "b", type: "link", linkname: "./a" })).toMatchObject({ linkname: "a" });
});

test.each([
  [{ name: "/etc/passwd" }, '"/etc/passwd" has an absolute path'],
  [{ name: "a/../../b" }, '"a/../../b" leaves the folder'],
  [{ name: "..", type: "directory" as const }, '".." leaves the folder'],
  [{ name: "l", type: "symlink" as const, linkname: "/etc" }, '"l" is a link to /etc'],
  [{ name: "a/l", type: "symlink" as const, linkname: "../../x" }, '"a/l" is a link to ../../x'],
  [{ name: "h", type: "link" as const, linkname: "../x" }, '"h" leaves the folder'],
])("a member that would leave the folder is refused by name: %o", (header, words) => {
  expect(() => safeMember(header)).toThrow(words);
});
