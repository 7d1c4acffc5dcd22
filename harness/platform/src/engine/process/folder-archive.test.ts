import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { skip, tarMembers } from "@byoa/archive";
import { afterEach, beforeEach, expect, test } from "vitest";
import { folderArchive } from "./folder-archive.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "byoa-archive-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function members(path = folder): Promise<string[]> {
  const found: string[] = [];
  for await (const member of tarMembers(folderArchive(path))) {
    const { name, type, mode, linkname, size } = member.header;
    found.push([type, mode.toString(8), name, linkname ?? size].join(" "));
    await skip(member);
  }
  return found;
}

test("links are members and never followed, whatever they lead to", async () => {
  const outside = mkdtempSync(join(tmpdir(), "byoa-outside-"));
  writeFileSync(join(outside, "secret"), "of the host");
  mkdirSync(join(folder, "sub"));
  writeFileSync(join(folder, "sub/x"), "1");
  symlinkSync(".", join(folder, "loop"));
  symlinkSync(outside, join(folder, "outside"));
  symlinkSync("/etc/passwd", join(folder, "sub/passwd"));
  expect((await members()).map((line) => line.replace(outside, "OUTSIDE"))).toEqual([
    "symlink 777 loop .",
    "symlink 777 outside OUTSIDE",
    "directory 755 sub/ 0",
    "symlink 777 sub/passwd /etc/passwd",
    "file 644 sub/x 1",
  ]);
  rmSync(outside, { recursive: true });
});

test("a FIFO, a device, a socket and setuid bits are told as they are, and none is opened", async () => {
  execFileSync("sh", ["-c", "mkfifo pipe; touch suid; chmod 6777 suid"], { cwd: folder });
  const server = createServer().listen(join(folder, "socket"));
  try {
    execFileSync("mknod", ["null", "c", "1", "3"], { cwd: folder, stdio: "ignore" });
  } catch {
    // Only root may make one.
  }
  expect(await members()).toEqual(["fifo 644 pipe 0", "file 6777 suid 0"]);
  await new Promise((resolve) => server.close(resolve));
});

test("names that are no text, hold a line break or are special to JavaScript are members like others", async () => {
  for (const name of ["new\nline", "\u001b[31mred", "__proto__", "constructor", " ", "-rf", "back\\slash", "..evil"])
    writeFileSync(join(folder, name), "");
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe, 0x80])]), "bytes");
  const names = (await members()).map((line) => line.replace(/^file 644 /, ""));
  expect(names).toHaveLength(9);
  expect(names).toContain("\ufffd\ufffd\ufffd 5");
});

test("a file of more than a few megabytes is streamed whole; a sparse one that nobody reads on is let go", async () => {
  writeFileSync(join(folder, "big"), Buffer.alloc(9 << 20, "x"));
  expect(await members()).toEqual([`file 644 big ${9 << 20}`]);
  writeFileSync(join(folder, "huge"), "");
  truncateSync(join(folder, "huge"), 2 ** 40);
  const cut: string[] = [];
  const options = { limits: { members: 10, bytes: 2 ** 30 }, onCut: () => cut.push("cut") };
  for await (const member of tarMembers(folderArchive(folder), options)) await skip(member);
  expect(cut).toEqual(["cut"]);
});

test("one file is an archive of itself", async () => {
  writeFileSync(join(folder, "failure"), "why");
  expect(await members(join(folder, "failure"))).toEqual(["file 644 failure 3"]);
});
