import { expect, it } from "vitest";
import { catalogue } from "../requirements/catalogue.ts";
import { newEstimate, trainingTimesOf } from "./estimate.ts";
import { planRun } from "./plan.ts";
import { toyExperiment, toyProfile } from "./toys.fixture.ts";

const train = toyExperiment("train", {});
const tolerant = toyExperiment("tolerant", {}, { needs: { train }, containers: 2 });
const stopped = toyExperiment("stopped", {}, { needs: { train }, sampleTimes: () => 0.6 });
const serve = toyExperiment("serve", {}, { role: "serve", needs: { train } });
const load = toyExperiment("load", {}, { role: "serve", needs: { serve }, exclusive: true });
const took = (durationMs: number) => ({ kind: "observed", observation: {}, startedAtMs: 0, durationMs }) as const;

it("is unknown until something was measured", () => {
  expect(newEstimate(toyProfile).remainingMs([tolerant, load], 2)).toBeUndefined();
});

it("takes each job as a multiple of the first, divides what runs side by side, and not what runs alone", () => {
  const estimate = newEstimate(toyProfile);
  estimate.add(train, took(40_000));
  expect(estimate.remainingMs([tolerant, stopped, serve], 2)).toBe(80_000);
  expect(estimate.remainingMs([tolerant, stopped, load], 1)).toBe(80_000 + 24_000 + 3_000);
  estimate.add(serve, took(7_000));
  expect(estimate.remainingMs([load], 2)).toBe(7_000);
});

it("a long training does not make servers seem slow", () => {
  const estimate = newEstimate(toyProfile);
  estimate.add(train, took(600_000));
  expect(estimate.remainingMs([serve, load], 2)).toBe(3_000 + 3_000);
});

it("a check of all requirements trains for at most three times as long as the sample", () => {
  const { experiments } = planRun(catalogue, catalogue);
  expect(trainingTimesOf(experiments, toyProfile, 2)).toBeLessThanOrEqual(3);
  expect(trainingTimesOf(experiments, toyProfile, 2)).toBeGreaterThan(2);
});
