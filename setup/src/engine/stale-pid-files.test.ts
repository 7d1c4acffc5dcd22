import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { removeStalePidFiles } from "./stale-pid-files.ts";

const programs: Record<string, string> = { "12": "dockerd", "13": "node" };

test("a note stays while its own program runs, and goes when the number is gone or another's", () => {
  const folder = mkdtempSync(join(tmpdir(), "byoa-pid-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const notes = { running: "12\n", anothers: "13", gone: "14" };
  const files = Object.fromEntries(
    [...Object.keys(notes), "never-there"].map((name) => [join(folder, name), "dockerd"]),
  );
  for (const [name, pid] of Object.entries(notes)) writeFileSync(join(folder, name), pid);
  removeStalePidFiles(files, (pid) => programs[pid]);
  expect(Object.keys(notes).filter((name) => existsSync(join(folder, name)))).toEqual(["running"]);
});
