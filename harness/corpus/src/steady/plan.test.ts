import { expect, test } from "vitest";
import { CONDITIONS } from "./condition.ts";
import { nextStep, type Run } from "./plan.ts";

const names = ["a", "b", "c", "d", "e", "f", "g", "h"];

function runAll(wanted: number, before: readonly Run[] = []): Run[] {
  const done = [...before];
  for (let step = nextStep(names, wanted, done); step !== undefined; step = nextStep(names, wanted, done))
    done.push(...step);
  return done;
}

const count = (runs: readonly Run[], field: keyof Run): number[] =>
  Object.values(Object.groupBy(runs, (run) => run[field])).map((group) => group?.length ?? 0);

test("four runs see four images under the four conditions", () => {
  const firsts = [0, 1, 2, 3].map((done) => runAll(done + 1).length);
  expect(firsts).toEqual([1, 2, 5, 6]);
  expect(runAll(4).map(({ subject, condition }) => `${subject} ${condition}`)).toEqual([
    "a idle",
    "b cores burnt",
    "c three at once",
    "d three at once",
    "e three at once",
    "d memory short",
  ]);
});

test("200 runs are at least 20 of each image, and each image has been under each condition", () => {
  const runs = runAll(200);
  expect(runs.length).toBeGreaterThanOrEqual(200);
  expect(Math.min(...count(runs, "subject"))).toBeGreaterThanOrEqual(20);
  const cells = new Set(runs.map(({ subject, condition }) => `${subject} ${condition}`));
  expect(cells.size).toBe(names.length * CONDITIONS.length);
});

test("three at once are three different images", () => {
  const step = nextStep(names, 200, runAll(2));
  expect(new Set(step?.map(({ subject }) => subject)).size).toBe(3);
});

test("what has been done is not done again, and nothing is left after it", () => {
  const half = runAll(64).slice(0, 40);
  const whole = runAll(64, half);
  expect(whole.slice(0, 40)).toEqual(half);
  expect(nextStep(names, 64, whole)).toBeUndefined();
});
