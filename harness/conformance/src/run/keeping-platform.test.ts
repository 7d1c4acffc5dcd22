import { mkdtemp, readdir, readFile, readlink, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TrainingObservation } from "@byoa/platform";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keepingPlatform } from "./keeping-platform.ts";
import { ToyEndpoint, toyJob } from "./toy-platform.fixture.ts";
import { toyPlatform } from "./toys.fixture.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-test-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const record: TrainingObservation = {
  kind: "training-job",
  request: { jobName: "try", image: "toy", hyperparameters: {}, environment: {}, channels: [], network: "none" },
  description: { status: "Completed", secondaryStatus: "Completed", transitions: [] },
  hosts: [
    {
      host: "algo-1",
      exit: { code: 0, atMs: 9, outOfMemory: false },
      log: [{ stream: "stdout", atMs: 5, text: "the key is hunter2!" }],
      inputBefore: [],
      inputAfter: [],
      model: [],
      output: [],
      pipes: [],
    },
  ],
  artifacts: {},
  durationMs: 10,
  harnessLagMs: 0,
};

it("writes down what jobs and endpoints were given and what they answered", async () => {
  const own = join(folder, "own.csv");
  await writeFile(own, "1,2\n");
  const jobs = join(folder, "jobs");
  const platform = toyPlatform({
    startTrainingJob: async () => toyJob(Promise.resolve(record)),
    startEndpoint: async () => new ToyEndpoint(),
  });
  const keeping = keepingPlatform(platform, jobs, (text) => text.replaceAll("hunter2!", "[redacted]"));
  const job = await keeping.startTrainingJob({
    jobName: "try",
    image: "toy",
    output: jobs,
    hyperparameters: {},
    environment: { API_KEY: "hunter2!" },
    channels: [
      { name: "training", inputMode: "File", files: [{ path: "deep/iris.csv", content: Buffer.from("0,1\n") }] },
      { name: "stream", inputMode: "Pipe", files: [{ path: "own.csv", content: { file: own } }] },
    ],
  });
  await job.finished;
  const endpoint = await keeping.startEndpoint({ name: "serve-model", image: "toy" });
  await endpoint.call({ name: "sample: csv", body: Buffer.from("5.1\n") });

  expect(
    (await readdir(jobs, { recursive: true, withFileTypes: true }))
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(jobs.length + 1))
      .toSorted(),
  ).toEqual([
    "serve-model/exchanges/001-sample-csv.body",
    "serve-model/exchanges/001-sample-csv.json",
    "serve-model/request.json",
    "try/feeds/stream/own.csv",
    "try/input/training/deep/iris.csv",
    "try/log.txt",
    "try/record.json",
    "try/request.json",
  ]);
  expect(await readlink(join(jobs, "try/feeds/stream/own.csv"))).toBe(own);
  expect(await readFile(join(jobs, "try/log.txt"), "utf8")).toBe("5 ms stdout the key is [redacted]\n");
  expect(await readFile(join(jobs, "try/request.json"), "utf8")).not.toContain("hunter2!");
});
