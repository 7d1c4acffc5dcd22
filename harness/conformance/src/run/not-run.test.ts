import { expect, it } from "vitest";
import type { Outcome } from "../experiment/experiment.ts";
import { notPossible } from "../experiment/not-run.ts";
import { reasonNotToRun } from "./not-run.ts";
import { toyExperiment, toyProfile } from "./toys.fixture.ts";

const train = toyExperiment("train", {});
const serve = toyExperiment("serve", {}, { role: "serve", needs: { train } });
const look = toyExperiment("look", {}, { role: "image" });
const after = (outcome: Outcome) => reasonNotToRun(serve, new Map([["train", outcome]]), toyProfile);

it("does not look at a role that is not declared, or has no image", () => {
  const onlyServes = { ...toyProfile, capabilities: new Set(["serve"] as const) };
  expect(reasonNotToRun(train, new Map(), onlyServes)).toEqual({
    kind: "out-of-scope",
    reason: "training is not among the declared capabilities",
  });
  expect(reasonNotToRun(train, new Map(), { ...toyProfile, trainImage: undefined })).toEqual({
    kind: "out-of-scope",
    reason: "no training image was given",
  });
  expect(reasonNotToRun(look, new Map(), onlyServes)).toBeUndefined();
});

it("hands on why there is nothing to start from", () => {
  const because = notPossible("no model");
  expect(after({ kind: "not-run", because })).toBe(because);
  expect(after({ kind: "error", message: "the engine is gone" })).toEqual({
    kind: "not-possible",
    reason: "starts from what could not be had (try train): the engine is gone",
  });
  expect(after({ kind: "observed", observation: {}, startedAtMs: 0, durationMs: 0 })).toBeUndefined();
});
