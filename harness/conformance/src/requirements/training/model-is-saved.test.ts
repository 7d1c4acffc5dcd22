import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { modelIsSaved } from "./model-is-saved.ts";
import { aDeclaredProfile, aFile, aFolder, aJob, aProfile } from "./observations.fixture.ts";
import { said } from "./said.fixture.ts";

const judged = (job: Parameters<typeof aJob>[0]) =>
  said(judgementOf(modelIsSaved, { sample: aJob(job) }, aDeclaredProfile()));

test("a file with content holds, in a folder too", () => {
  expect(judged({})).toBe("pass");
  expect(judged({ model: [aFolder("1"), aFile("1/saved_model.pb")] })).toBe("pass");
});

test("an empty folder is broken", () => {
  expect(judged({ model: [] })).toMatchInlineSnapshot(`"broken: the job ended with 0, and /opt/ml/model is empty"`);
});

test("empty files are no model", () => {
  expect(judged({ model: [aFile("model.json", 0)] })).toMatchInlineSnapshot(
    `"broken: the job ended with 0, and /opt/ml/model holds no file with content"`,
  );
});

test("a model in the wrong place is named", () => {
  expect(judged({ model: [], output: [aFile("model/model.json")] })).toMatchInlineSnapshot(
    `"broken: the job ended with 0, and /opt/ml/model is empty; elsewhere lies /opt/ml/output/model/model.json"`,
  );
  expect(judged({ model: [], elsewhere: [aFile("models/model.pkl")] })).toMatchInlineSnapshot(
    `"broken: the job ended with 0, and /opt/ml/model is empty; elsewhere lies /opt/ml/models/model.pkl"`,
  );
});

test("a refusal of the Iris sample needs the user's data", () => {
  const sample = aJob({ exitCode: 1, log: ["wants 12 columns"] });
  expect(said(judgementOf(modelIsSaved, { sample }, aProfile()))).toMatchInlineSnapshot(
    `"needs data: the image refused the Iris sample with exit code 1: wants 12 columns"`,
  );
});
