import type { TrainingRequest } from "@byoa/platform";
import { expect, test } from "vitest";
import { aJob, aProfile, type JobFacts } from "../../requirements/training/observations.fixture.ts";
import { toyJob } from "../../run/toy-platform.fixture.ts";
import { toyImage, toyPlatform } from "../../run/toys.fixture.ts";
import { waitsOf } from "../../run/waits.ts";
import { trainOnSample } from "./train-on-sample.ts";

/** Runs the experiment on an image that behaves so; tells which jobs were run, and the record. */
async function tried(behave: (request: TrainingRequest) => JobFacts) {
  const jobs: string[] = [];
  const platform = toyPlatform({
    startTrainingJob: async (request) => {
      jobs.push(request.jobName);
      const facts = behave(request);
      return toyJob(Promise.resolve(aJob({ network: request.network ?? "none", ...facts })));
    },
  });
  const profile = aProfile();
  const sample = await trainOnSample.run(
    {
      platform,
      jobsFolder: "jobs",
      profile,
      trainImage: toyImage,
      serveImage: toyImage,
      waits: waitsOf(profile),
      signal: new AbortController().signal,
      progress: () => undefined,
    },
    {},
  );
  if (sample.kind !== "training-job") throw new Error("the experiment left nothing");
  const others = (["withoutNetwork", "withNetwork", "withoutNumbers"] as const).filter((name) => name in sample);
  return { jobs, network: sample.request.network, others };
}

const stop = {
  because: "experiment-limit",
  signalledAtMs: 40_000,
  endedAtMs: 40_100,
  killed: false,
  graceMs: 2,
} as const;

test("a job that succeeds is run once", async () => {
  expect(await tried(() => ({}))).toEqual({ jobs: ["train-sample"], network: "none", others: [] });
});

test("a job that fails is run again with a network, and both are recorded", async () => {
  expect(await tried(({ network }) => (network === "open" ? {} : { exitCode: 1 }))).toEqual({
    jobs: ["train-sample", "train-sample-network"],
    network: "open",
    others: ["withoutNetwork"],
  });
  expect(await tried(() => ({ exitCode: 1 }))).toMatchObject({ network: "none", others: ["withNetwork"] });
});

test("so is a job that hangs without a model, whatever it logs", async () => {
  expect(await tried(({ network }) => (network === "open" ? {} : { exitCode: 143, stop, log: [] }))).toEqual({
    jobs: ["train-sample", "train-sample-network"],
    network: "open",
    others: ["withoutNetwork"],
  });
});

test("a program that cannot be started is not started again", async () => {
  expect(await tried(() => ({ exitCode: 127, exit: { startError: "executable file not found" } }))).toMatchObject({
    jobs: ["train-sample"],
  });
});
