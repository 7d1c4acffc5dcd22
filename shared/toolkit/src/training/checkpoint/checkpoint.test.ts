import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { jobFolder } from "../fixtures/job-folder.ts";
import { openCheckpoint } from "./checkpoint.ts";

const one = { current: "algo-1", all: ["algo-1"] };
const two = { current: "algo-2", all: ["algo-1", "algo-2"] };

test("a job without a checkpoint folder has none", () => {
  using job = jobFolder({});
  expect(openCheckpoint(job.paths, one)).toBeUndefined();
});

test("what was saved last is read again, by a later run too; nothing else lies there", () => {
  using job = jobFolder({});
  mkdirSync(job.paths.checkpoints);
  const checkpoint = openCheckpoint(job.paths, one);
  expect(checkpoint?.read()).toBeUndefined();
  checkpoint?.save("epoch 1");
  checkpoint?.save(Buffer.from("epoch 2"));
  expect(openCheckpoint(job.paths, one)?.read()?.toString()).toBe("epoch 2");
  expect(readdirSync(job.paths.checkpoints)).toEqual(["checkpoint-algo-1"]);
});

test("each host has its own; none reads another's", () => {
  using job = jobFolder({});
  mkdirSync(job.paths.checkpoints);
  openCheckpoint(job.paths, { current: "algo-1", all: two.all })?.save("of algo-1");
  expect(openCheckpoint(job.paths, two)?.read()).toBeUndefined();
});

test("one host under another name goes on with the newest there is", () => {
  using job = jobFolder({});
  mkdirSync(job.paths.checkpoints);
  for (const [name, seconds] of [
    ["algo-7", 2_000],
    ["algo-9", 1_000],
  ] as const) {
    const file = join(job.paths.checkpoints, `checkpoint-${name}`);
    writeFileSync(file, name);
    utimesSync(file, seconds, seconds);
  }
  expect(openCheckpoint(job.paths, one)?.read()?.toString()).toBe("algo-7");
});

test("the path that checkpointconfig.json gives lies below the folder that stands for /opt/ml", () => {
  using job = jobFolder({});
  const folder = join(job.base, "state");
  mkdirSync(folder);
  writeFileSync(job.paths.checkpointConfig, JSON.stringify({ LocalPath: "/opt/ml/state" }));
  expect(openCheckpoint(job.paths, one)?.file).toBe(join(folder, "checkpoint-algo-1"));
});

test("checkpointconfig.json says where the folder is", () => {
  using job = jobFolder({});
  const folder = join(job.base, "elsewhere");
  mkdirSync(folder);
  writeFileSync(job.paths.checkpointConfig, JSON.stringify({ LocalPath: folder }));
  expect(openCheckpoint(job.paths, one)?.file).toBe(join(folder, "checkpoint-algo-1"));
});
