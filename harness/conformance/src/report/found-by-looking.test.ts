import { expect, test } from "vitest";
import type { Outcome } from "../experiment/experiment.ts";
import { lookAtImage } from "../experiments/image/look-at-image.ts";
import { serveModel } from "../experiments/serving/serve-model.ts";
import { trainOnSample } from "../experiments/training/train-on-sample.ts";
import { trainThroughPipes } from "../experiments/training/train-through-pipes.ts";
import { aLook } from "../requirements/image/image-look.fixture.ts";
import { aServing } from "../requirements/serving/observations.fixture.ts";
import { aDeclaredProfile, aJob, aProfile } from "../requirements/training/observations.fixture.ts";
import { foundByLooking } from "./found-by-looking.ts";

const observed = (observation: unknown): Outcome => ({ kind: "observed", observation, startedAtMs: 0, durationMs: 1 });
const run = (more: Record<string, unknown> = {}) => ({
  experiments: [trainOnSample, serveModel, lookAtImage, trainThroughPipes],
  outcomes: new Map(
    Object.entries({ "train-sample": aJob(), "serve-model": aServing({ model: "trained" }), ...more }).map(
      ([name, observation]) => [name, observed(observation)] as const,
    ),
  ),
});
const labels = { "com.amazonaws.sagemaker.capabilities.multi-models": "true" };
const sample = {
  name: "flag",
  contentType: "application/json",
  accept: undefined,
  body: Buffer.from("{}"),
  expect: undefined,
};
const found = (...given: Parameters<typeof foundByLooking>) =>
  foundByLooking(...given).map(({ what, foundBy }) => `${what} < ${foundBy}`);

test("what nothing declares is listed with what it was found by", () => {
  const profile = { ...aProfile(), capabilities: undefined, declaredRequests: false, requests: [sample] };
  expect(found(profile, run({ "look-at-image": aLook({ labels }) }), [])).toMatchInlineSnapshot(`
    [
      "capability train < the job on the sample ended with 0",
      "capability serve < /ping answered 200",
      "model: what the training job left < no --model given",
      "sample request: a line of Iris as application/json < no --body given",
      "capability several models < label com.amazonaws.sagemaker.capabilities.multi-models",
    ]
  `);
});

test("the content type of a body in a file is found by its extension, unless it is given", () => {
  const profile = { ...aDeclaredProfile(), declaredRequests: true, requests: [sample] };
  expect(found(profile, run(), ["--body", "@a.json"])).toContain(
    "content type application/json < the sample's extension",
  );
  expect(found(profile, run(), ["--body", "@a.json", "--content-type", "application/json"]).join()).not.toContain(
    "content type",
  );
});

test("what did not show is not listed", () => {
  const profile = { ...aProfile(), capabilities: undefined };
  const failed = run({ "train-sample": aJob({ exitCode: 1 }), "serve-model": aServing({ notReady: true }) });
  expect(found(profile, failed, []).join()).not.toMatch(/capability/);
});
