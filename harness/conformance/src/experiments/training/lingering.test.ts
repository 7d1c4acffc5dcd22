import type { Clock, JobLook, LogLine } from "@byoa/platform";
import { expect, test } from "vitest";
import { type RestLimits, watchForLingering } from "./lingering.ts";

const LINE: LogLine = { stream: "stdout", atMs: 0, text: "epoch" };
const LINGER_MS = 5_000;

/** Runs the watch over a job that shows `look(second)` each second and ends after `seconds`. */
function watch(
  look: (second: number) => Partial<JobLook> & { lines?: number },
  seconds = 60,
  limits: Omit<RestLimits, "lingerMs"> = {},
) {
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
  return watchForLingering(job, { lingerMs: LINGER_MS, ...limits }, ended.signal, clock);
}

test("a job that rests beside its model is found", async () => {
  expect(await watch(() => ({}))).toEqual({ restMs: LINGER_MS });
});

test("a job without a model may be quiet and idle as long as it likes, and somebody hears of it once a minute", async () => {
  const told: number[] = [];
  const quiet = () => ({ modelFingerprint: "" });
  expect(await watch(quiet, 200, { onRest: (restMs) => told.push(restMs) })).toBeUndefined();
  expect(told).toEqual([60_000, 120_000, 180_000]);
});

test("a job that follows another is found when it rests for longer than it is given", async () => {
  expect(await watch(() => ({ modelFingerprint: "" }), 60, { emptyHandedMs: 12_000 })).toEqual({ restMs: 12_000 });
});

test("a job without a model that listens where servers do is found as one", async () => {
  const listensAt = [8080];
  expect(await watch(() => ({ modelFingerprint: "", listensAt }))).toEqual({ restMs: 2 * LINGER_MS, listensAt });
});

test("a job that listens elsewhere is given more time, and one that listens at last is given all of its time from there", async () => {
  const dashboard = { modelFingerprint: "", listensAt: [6006] };
  expect(await watch(() => dashboard, 40)).toBeUndefined();
  expect(await watch(() => dashboard)).toEqual({ restMs: 9 * LINGER_MS, listensAt: [6006] });
  const late = (second: number) => ({ modelFingerprint: "", ...(second > 30 ? { listensAt: [8080] } : {}) });
  expect(await watch(late)).toEqual({ restMs: 39_000, listensAt: [8080] });
});

test("a job that was quiet beside its model and went on is given twice that rest", async () => {
  const log = (second: number) => ({ lines: second < 5 ? 1 : 2 + Math.floor((second - 5) / 4) });
  expect(await watch((second) => (second < 40 ? log(second) : { lines: log(39).lines }))).toEqual({ restMs: 8_000 });
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

test("a second in which a job only waits for a processor is no rest", async () => {
  expect(await watch((second) => ({ waitMs: second * 980 }))).toBeUndefined();
  const half = (second: number) => ({ waitMs: 1_000 * Math.floor(second / 2) });
  expect(await watch(half)).toEqual({ restMs: LINGER_MS });
});

test("a job that rests on a busy machine, and waits a little at each of its timers, is found", async () => {
  expect(await watch((second) => ({ cpuMs: second * 2, waitMs: second * 60 }))).toEqual({ restMs: LINGER_MS });
});

test("a job that ends is not lingering, and where the engine cannot look nothing is said", async () => {
  expect(await watch(() => ({}), 3)).toBeUndefined();
  const never = new AbortController().signal;
  expect(await watchForLingering({ log: [] }, { lingerMs: LINGER_MS }, never)).toBeUndefined();
});
