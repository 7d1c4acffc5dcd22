import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { openDockerEngine } from "../engine/docker/open-docker-engine.ts";
import type { Engine } from "../engine/engine.ts";
import type { TrainingHostObservation } from "../observation/training-observation.ts";
import { buildRecorder, type ContainerRecord, RECORDER_IMAGE } from "../recorder.fixture.ts";
import { startTrainingJob } from "./start-training-job.ts";
import type { TrainingJob } from "./training-job.ts";
import type { ChannelInput, TrainingRequest } from "./training-request.ts";

const csv = (text: string) => [{ path: "iris.csv", content: Buffer.from(text) }];
export const channel = (name: string, more: Partial<ChannelInput> = {}): ChannelInput => ({
  name,
  inputMode: "File",
  contentType: "text/csv",
  files: csv(`${name} 1,2\n`),
  ...more,
});

/** Jobs of the recorder's image on a real engine, opened once for the tests of the file that calls this. */
export function recorderJobs() {
  let engine: Engine;
  let folder: string;
  let jobs = 0;
  beforeAll(async () => {
    engine = await openDockerEngine();
    folder = await mkdtemp(join(tmpdir(), "byoa-jobs-test-"));
    await buildRecorder();
  });
  afterAll(async () => {
    await engine[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });
  function start(more: Partial<TrainingRequest> = {}): Promise<TrainingJob> {
    const name = `job-${++jobs}`;
    const request = {
      jobName: name,
      image: RECORDER_IMAGE,
      output: folder,
      hyperparameters: {},
      channels: [],
      ...more,
    };
    return startTrainingJob(engine, request);
  }
  return {
    get engine() {
      return engine;
    },
    start,
    /** With what the recorder wrote into its model. */
    async run(more: Partial<TrainingRequest> = {}) {
      await using job = await start(more);
      const observation = await job.finished;
      return { observation, records: observation.hosts.map(recordOf) };
    },
    /** Of a program that records nothing. */
    async runBare(more: Partial<TrainingRequest>) {
      await using job = await start(more);
      return { observation: await job.finished };
    },
  };
}

function recordOf(host: TrainingHostObservation): ContainerRecord {
  const text = host.model.find(({ path }) => path === "record.json")?.text;
  if (text === undefined) throw new Error(`no record; the log: ${host.log.map((line) => line.text).join(" | ")}`);
  return JSON.parse(text);
}

export const first = <T>(list: readonly T[]): T => {
  const one = list[0];
  if (one === undefined) throw new Error("nothing there");
  return one;
};

export async function said(job: TrainingJob, text: string): Promise<void> {
  await vi.waitFor(() => expect(job.log.map((line) => line.text)).toContain(text), { timeout: 20_000, interval: 5 });
}
