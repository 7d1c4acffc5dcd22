import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { JobRecord } from "./job-record.ts";
import { openJobStore } from "./job-store.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-jobs-"));
});
afterEach(() => rm(folder, { recursive: true }));

function aRecord(name: string, startedAt: string): JobRecord {
  return {
    schemaVersion: 1,
    name,
    image: "mine",
    engine: "docker",
    status: "Completed",
    secondaryStatus: "Completed",
    startedAt,
    durationMs: 900,
    hyperparameters: {},
    channels: [],
    hosts: [{ name: "algo-1", exitCode: 0 }],
    metrics: [],
    artifacts: { model: "model.tar.gz" },
    processId: 1,
  };
}

test("jobs are listed newest first; other folders and broken records are left aside", async () => {
  const store = openJobStore(join(folder, "below"));
  expect(await store.list()).toEqual([]);
  for (const [name, startedAt] of [
    ["old", "2026-01-01T00:00:00.000Z"],
    ["new", "2026-02-01T00:00:00.000Z"],
  ] as const) {
    await store.open(name);
    await store.write(aRecord(name, startedAt));
  }
  await mkdir(join(store.folder, "other"));
  await mkdir(join(store.folder, "broken"));
  await writeFile(join(store.folder, "broken", "job.json"), "{");
  expect((await store.list()).map(({ name }) => name)).toEqual(["new", "old"]);
  expect(await store.read("old")).toEqual(aRecord("old", "2026-01-01T00:00:00.000Z"));
});

test("a log names its hosts only where there are several", async () => {
  const store = openJobStore(folder);
  const line = (host: string, text: string) => ({ host, text, stream: "stdout" as const, atMs: 0 });
  await store.open("one");
  await store.writeLog("one", [line("algo-1", "a"), line("algo-1", "b")]);
  expect(await store.readLog("one")).toBe("a\nb\n");
  await store.writeLog("one", [line("algo-1", "a"), line("algo-2", "b")]);
  expect(await store.readLog("one")).toBe("algo-1 a\nalgo-2 b\n");
});

test("a name that exists, one that is none, and a folder that cannot be made are one line each", async () => {
  const store = openJobStore(folder);
  await store.open("one");
  await expect(store.open("one")).rejects.toThrow(`There is a job one in ${folder} already. Choose another name.`);
  await expect(store.open("../x")).rejects.toMatchObject({ code: "job-name-invalid" });
  await expect(store.read("two")).rejects.toMatchObject({ code: "job-not-found" });
  await writeFile(join(folder, "file"), "");
  await expect(openJobStore(join(folder, "file")).open("one")).rejects.toMatchObject({
    code: "jobs-folder-not-writable",
  });
});

test("a job's folder, record and log are their owner's alone, whatever the umask", async () => {
  const store = openJobStore(join(folder, "jobs"));
  const before = process.umask(0);
  try {
    const place = await store.open("one");
    await store.write(aRecord("one", "2026-01-01T00:00:00.000Z"));
    await store.writeLog("one", [{ stream: "stdout", atMs: 1, text: "\u001b[31mred\u001b[0m \u202e", host: "algo-1" }]);
    const paths = [store.folder, place, join(place, "job.json"), join(place, "job.log")];
    const modes = await Promise.all(paths.map(async (path) => (await stat(path)).mode & 0o777));
    expect(modes).toEqual([0o700, 0o700, 0o600, 0o600]);
    expect(await store.readLog("one")).toBe("red \\u202e\n");
  } finally {
    process.umask(before);
  }
});
