import {
  type Platform,
  systemClock,
  type TrainingJob,
  type TrainingObservation,
  type TrainingRequest,
} from "@byoa/platform";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ExperimentContext } from "../../experiment/experiment.ts";
import { type JobConduct, runJob } from "./run-job.ts";

const unhandled: unknown[] = [];
const note = (error: unknown) => void unhandled.push(error);
beforeEach(() => void process.on("unhandledRejection", note));
afterEach(() => void process.off("unhandledRejection", note));

/** A job that runs until `end` is called; `disposed` says that it was cleared away. */
function runningJob(stop: TrainingJob["stop"] = async () => {}) {
  const { promise: finished, resolve: end } = Promise.withResolvers<TrainingObservation>();
  const state = { disposed: false };
  const job: Partial<TrainingJob> = {
    name: "job",
    log: [],
    stop,
    finished,
    async [Symbol.asyncDispose]() {
      state.disposed = true;
    },
  };
  return { job, state, end: () => end({ kind: "training-job", hosts: [] } as unknown as TrainingObservation) };
}

async function run(job: Partial<TrainingJob>, conduct: JobConduct, signal = new AbortController().signal) {
  const platform = { clock: systemClock, startTrainingJob: async () => job } as unknown as Platform;
  const context = { signal, waits: { trainingLimitMs: 60_000, lingerMs: 60_000 }, platform };
  // Of the context and the request nothing else is asked for.
  const outcome = await runJob(context as ExperimentContext, {} as TrainingRequest, conduct).then(
    () => "ended",
    (error: Error) => error.message,
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  return outcome;
}

const fails = async () => {
  throw new Error("sending SIGTERM to algo-1: 500");
};

test("what `during` throws is the experiment's error at once, and the job is cleared away", async () => {
  const { job, state } = runningJob();
  expect(await run(job, { during: fails })).toBe("sending SIGTERM to algo-1: 500");
  expect(state.disposed).toBe(true);
  expect(unhandled).toEqual([]);
});

test("what `during` throws after the job's end is the experiment's error, too", async () => {
  const { job, end } = runningJob();
  const during = async (_: TrainingJob, ended: AbortSignal) => {
    end();
    await new Promise((resolve) => ended.addEventListener("abort", resolve));
    await fails();
  };
  expect(await run(job, { during })).toBe("sending SIGTERM to algo-1: 500");
  expect(unhandled).toEqual([]);
});

test("a `during` that throws before it waits leaves no timer and no job", async () => {
  const { job, state } = runningJob();
  const during = () => {
    throw new Error("at once");
  };
  expect(await run(job, { during })).toBe("at once");
  expect(state.disposed).toBe(true);
});

test("a stop that the engine refuses at the limit is the experiment's error", async () => {
  const { job } = runningJob(fails);
  expect(await run(job, { limitMs: 1 })).toBe("sending SIGTERM to algo-1: 500");
  expect(unhandled).toEqual([]);
});

test("an interruption ends the wait, and a `during` that fails thereafter harms nobody", async () => {
  const interruption = new AbortController();
  const { job, state } = runningJob();
  const during = async () => {
    interruption.abort(new Error("interrupted"));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await fails();
  };
  expect(await run(job, { during }, interruption.signal)).toBe("interrupted");
  expect(state.disposed).toBe(true);
  expect(unhandled).toEqual([]);
});
