import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pack } from "tar-stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Host } from "../../engine/engine.ts";
import { folderArchive } from "../../engine/process/folder-archive.ts";
import type { Exit } from "../../observation/process-facts.ts";
import { PlatformError } from "../../platform-error.ts";
import { checkpointFiles } from "./checkpoint-files.ts";
import { syncCheckpoints } from "./sync-checkpoints.ts";

let job: string;
let store: string;
beforeEach(async () => {
  const scratch = await mkdtemp(join(tmpdir(), "byoa-checkpoints-test-"));
  [job, store] = [join(scratch, "job"), join(scratch, "store")];
  await mkdir(job);
});
afterEach(() => rm(join(job, ".."), { recursive: true, force: true }));

function followed({ given = [], archive }: { given?: string[]; archive?: Host["archive"] } = {}) {
  const end = new AbortController();
  const { promise: exited, resolve } = Promise.withResolvers<Exit>();
  const host = { archive: archive ?? (async () => folderArchive(job)), exited, startedAtMs: Date.now() };
  const sync = syncCheckpoints({ host, folder: store, given: new Set(given), signal: end.signal });
  const exit = async () => {
    end.abort();
    resolve({ code: 0, atMs: 1, outOfMemory: false });
    await exited;
  };
  const finish = async () => {
    await exit();
    await sync.finish();
  };
  return { sync, exit, finish };
}

const soon = (assertion: () => void) => vi.waitFor(assertion, { timeout: 10_000, interval: 20 });
const copied = async () => (await checkpointFiles(store)).map(({ path }) => path);
const readCopy = (path: string) => readFileSync(join(store, path), "utf8");

test("what a job writes is there while it runs, what it replaces is new, what it deletes is gone", async () => {
  const { sync, finish } = followed();
  await mkdir(join(job, "rank-0"));
  await writeFile(join(job, "rank-0/epoch-1"), "one");
  await soon(() => expect(sync.seen.map(({ path }) => path)).toEqual(["rank-0/epoch-1"]));
  await writeFile(join(job, "new"), "two");
  await rename(join(job, "new"), join(job, "rank-0/epoch-1"));
  await writeFile(join(job, "epoch-2"), "");
  await soon(() => expect(readCopy("rank-0/epoch-1")).toBe("two"));
  await soon(() => expect(existsSync(join(store, "epoch-2"))).toBe(true));
  await rm(join(job, "epoch-2"));
  await soon(() => expect(existsSync(join(store, "epoch-2"))).toBe(false));
  await finish();
  expect(await copied()).toEqual(["rank-0/epoch-1"]);
});

test("what comes with the end is copied and was not seen", async () => {
  const { sync, exit } = followed();
  await exit();
  await writeFile(join(job, "last"), "x");
  await sync.finish();
  expect(await copied()).toEqual(["last"]);
  expect(sync.seen).toEqual([]);
});

test("a file that the job was given is copied and not taken for one of its own", async () => {
  await writeFile(join(job, "epoch-1"), "given");
  const { sync, finish } = followed({ given: ["epoch-1"] });
  await writeFile(join(job, "epoch-2"), "own");
  await soon(() => expect(sync.seen.map(({ path }) => path)).toEqual(["epoch-2"]));
  await finish();
  expect(await copied()).toEqual(["epoch-1", "epoch-2"]);
});

test("links and empty folders do not get to S3", async () => {
  await mkdir(join(job, "empty"));
  await writeFile(join(job, "epoch-1"), "x");
  await symlink("epoch-1", join(job, "latest"));
  const { finish } = followed();
  await finish();
  expect(await copied()).toEqual(["epoch-1"]);
});

test("a name that would leave the folder is not followed", async () => {
  const archive: Host["archive"] = async () => {
    const tar = pack();
    tar.entry({ name: "../outside" }, "x");
    tar.entry({ name: "inside" }, "x");
    tar.finalize();
    return Readable.from(tar, { objectMode: false });
  };
  const { finish } = followed({ archive });
  await finish();
  expect(await copied()).toEqual(["inside"]);
  expect(existsSync(join(store, "../outside"))).toBe(false);
});

test.each([
  ["breaks", 10, (tar: Readable) => tar.destroy(new Error("the file shrank"))],
  ["breaks at once", 0, (tar: Readable) => tar.destroy(new Error("the file shrank"))],
  ["ends too soon", 10, (tar: Readable) => tar.push(null)],
  ["ends at once", 0, (tar: Readable) => tar.push(null)],
])("a look whose stream %s in the middle of a file is made once more", async (_, afterMs, spoil) => {
  await writeFile(join(job, "epoch-1"), "whole");
  let looks = 0;
  const archive: Host["archive"] = async () => {
    looks += 1;
    if (looks > 1) return folderArchive(job);
    const tar = new Readable({ read() {} });
    const whole = await folderArchive(job).toArray();
    tar.push(Buffer.concat(whole).subarray(0, 514));
    if (afterMs === 0) setImmediate(() => spoil(tar));
    else setTimeout(() => spoil(tar), afterMs);
    return tar;
  };
  const { sync, finish } = followed({ archive });
  await soon(() => expect(sync.seen.map(({ path }) => path)).toEqual(["epoch-1"]));
  await finish();
  expect(readCopy("epoch-1")).toBe("whole");
});

test("a job that leaves nothing has no checkpoints", async () => {
  const { finish } = followed();
  await finish();
  expect(await copied()).toEqual([]);
});

test("checkpoints that were copied stay when the container is removed under the copying hand", async () => {
  await writeFile(join(job, "epoch-1"), "x");
  let looks = 0;
  const archive: Host["archive"] = async () => {
    looks += 1;
    if (looks === 1) return folderArchive(job);
    if (looks === 2) return undefined;
    throw new PlatformError("engine-failed", "the container was removed");
  };
  const { exit, sync } = followed({ archive });
  await soon(() => expect(looks).toBeGreaterThan(3));
  expect(await copied()).toEqual(["epoch-1"]);
  await exit();
  await expect(sync.finish()).rejects.toMatchObject({ code: "engine-failed" });
  expect(await copied()).toEqual(["epoch-1"]);
});

test("a folder may take a file's place, and a file a folder's", async () => {
  await writeFile(join(job, "latest"), "one");
  await mkdir(join(job, "epochs/1"), { recursive: true });
  await writeFile(join(job, "epochs/1/weights"), "two");
  const { sync, finish } = followed();
  await soon(() => expect(sync.seen).toHaveLength(2));
  await rm(join(job, "latest"));
  await mkdir(join(job, "latest"));
  await writeFile(join(job, "latest/weights"), "three");
  await rm(join(job, "epochs"), { recursive: true });
  await writeFile(join(job, "epochs"), "four");
  await finish();
  expect(await copied()).toEqual(["epochs", "latest/weights"]);
  expect([readCopy("latest/weights"), readCopy("epochs")]).toEqual(["three", "four"]);
});

test("a store that something else has taken the place of is one clear error, and the job's files stay whole", async () => {
  await writeFile(join(job, "epoch-1"), "x");
  const { sync, exit } = followed();
  await soon(() => expect(sync.seen).toHaveLength(1));
  await rm(store, { recursive: true });
  await writeFile(store, "mine");
  await writeFile(join(job, "epoch-2"), "y");
  await exit();
  await expect(sync.finish()).rejects.toMatchObject({ code: "folder-not-writable" });
  expect(readFileSync(store, "utf8")).toBe("mine");
});
