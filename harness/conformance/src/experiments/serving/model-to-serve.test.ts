import { expect, test } from "vitest";
import { aJob, aProfile } from "../../requirements/training/observations.fixture.ts";
import { modelToServe } from "./model-to-serve.ts";

const archive = { model: { file: "/jobs/model.tar.gz", sizeBytes: 900, members: 1 } };

test("a declared model goes before a trained one", () => {
  const trained = { ...aJob(), artifacts: archive };
  expect(modelToServe({ ...aProfile(), model: "my-model" }, trained)).toEqual({ path: "my-model", origin: "declared" });
  expect(modelToServe(aProfile(), trained)).toEqual({ path: archive.model.file, origin: "trained" });
});

test("after a job that failed the server is looked at without a model, whatever the job logged", () => {
  const failed = [
    aJob({ exitCode: 2, log: ["usage: serve"] }),
    aJob({ exitCode: 1, log: ["no column named x"] }),
    undefined,
  ];
  for (const trained of failed) expect(modelToServe(aProfile(), trained)).toEqual({ path: undefined, origin: "none" });
});

test("after a job that succeeded and left no model nothing is served", () => {
  expect(modelToServe(aProfile(), aJob({ model: [] }))).toEqual({
    kind: "not-possible",
    reason: "the training job succeeded and left no model",
  });
});
