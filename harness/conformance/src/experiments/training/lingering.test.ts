import type { Clock, JobLook, LogLine } from "@byoa/platform";
import { expect, test } from "vitest";
import { watchForLingering } from "./lingering.ts";

const LINE: LogLine = { stream: "stdout", atMs: 0, text: "epoch" };
const LINGER_MS = 5_000;

/** Runs the watch over a job that shows `look(second)` each second and ends after `seconds`. */
function watch(look: (second: number) => Partial<JobLook> & { lines?: number }, seconds = 60) {
  let second = 0;
  const ended = new AbortController();
  const log: LogLine[] = [];
  const job = {
    log,
    look: async () => ({ cpuMs: 100, modelFingerprint: "model.json 10", ...look(second) }),
  };
  const clock: Clock = {
    nowMs: () => second * 1_000,
    async pause(ms) {
      second += ms / 1_000;
      log.length = 0;
      log.push(...Array.from({ length: look(second).lines ?? 1 }, () => LINE));
      if (second >= seconds) ended.abort();
    },
  };
  return watchForLingering(job, LINGER_MS, ended.signal, clock);
}

test("a job that rests beside its model is found", async () => {
  expect(await watch(() => ({}))).toEqual({ restMs: LINGER_MS });
});

test("a job without a model is given twice the time", async () => {
  expect(await watch(() => ({ modelFingerprint: "" }))).toEqual({ restMs: 2 * LINGER_MS });
});

test.each<[string, (second: number) => Partial<JobLook> & { lines?: number }]>([
  ["computes", (second) => ({ cpuMs: second * 900 })],
  ["speaks", (second) => ({ lines: second })],
  ["writes its model", (second) => ({ modelFingerprint: `model.json ${second}` })],
])("a job that %s may take as long as it likes", async (_, look) => {
  expect(await watch(look)).toBeUndefined();
});

test("a job that waits for a processor works, however little of one it gets", async () => {
  expect(await watch((second) => ({ cpuMs: second * 15, waitMs: second * 980 }))).toBeUndefined();
});

test("a job that rests on a busy machine, and waits a little at each of its timers, is found", async () => {
  expect(await watch((second) => ({ cpuMs: second * 2, waitMs: second * 60 }))).toEqual({ restMs: LINGER_MS });
});

test("a job that ends is not lingering, and where the engine cannot look nothing is said", async () => {
  expect(await watch(() => ({}), 3)).toBeUndefined();
  const never = new AbortController().signal;
  expect(await watchForLingering({ log: [] }, LINGER_MS, never)).toBeUndefined();
});
