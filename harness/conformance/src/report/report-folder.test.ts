import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { prepareReportFolder, writeProblem, writeWhole } from "./report-folder.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-test-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

it("makes the folder, and leaves nothing of the trial in it", async () => {
  const deep = join(folder, "a", "b");
  await using _first = await prepareReportFolder(deep);
  await using _again = await prepareReportFolder(deep);
  expect(await readdir(deep)).toEqual([]);
});

it("removes what it made when nothing was written, and only that", async () => {
  {
    await using _empty = await prepareReportFolder(join(folder, "a", "b"));
  }
  expect(await readdir(folder)).toEqual([]);
  {
    await using _used = await prepareReportFolder(join(folder, "a"));
    await writeWhole(join(folder, "a", "report.json"), "{}");
  }
  expect(await readdir(folder, { recursive: true })).toEqual(["a", "a/report.json"]);
});

it("says in one line what is wrong with a place that cannot be written", async () => {
  await writeFile(join(folder, "file"), "");
  const place = join(folder, "file", "report");
  await expect(prepareReportFolder(place)).rejects.toMatchObject({
    code: "report-folder-not-writable",
    message: `The report folder ${place} cannot be written (ENOTDIR); choose another with --report DIR.`,
  });
  await expect(prepareReportFolder("/proc/byoa")).rejects.toMatchObject({ code: "report-folder-not-writable" });
});

it("writes a file whole or not at all", async () => {
  await writeWhole(join(folder, "report.json"), "{}");
  expect(await readFile(join(folder, "report.json"), "utf8")).toBe("{}");
  await expect(writeWhole(join(folder, "none", "report.json"), "{}")).rejects.toMatchObject({ code: "ENOENT" });
  expect(await readdir(folder)).toEqual(["report.json"]);
});

it("names a full disk", () => {
  expect(writeProblem("out", Object.assign(new Error("no space"), { code: "ENOSPC" }))).toBe(
    "The report could not be written to out: the disk is full. Make room, or choose another place with --report DIR.",
  );
});

it("makes folders and files that are their owner's alone, whatever the umask; a folder of the user's keeps its mode", async () => {
  const users = join(folder, "users");
  await mkdir(users);
  await chmod(users, 0o755);
  const before = process.umask(0);
  try {
    await using _place = await prepareReportFolder(join(users, "report"));
    await writeWhole(join(users, "report", "report.json"), "{}");
    const modes = [users, join(users, "report"), join(users, "report", "report.json")].map(
      async (path) => (await stat(path)).mode & 0o777,
    );
    expect(await Promise.all(modes)).toEqual([0o755, 0o700, 0o600]);
  } finally {
    process.umask(before);
  }
});
