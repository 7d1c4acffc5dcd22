import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { exitsWithZero } from "./exits-with-zero.ts";
import { aDeclaredProfile, aJob, aProfile } from "./observations.fixture.ts";
import { said } from "./said.fixture.ts";

const declared = (job: Parameters<typeof aJob>[0]) =>
  said(judgementOf(exitsWithZero, { sample: aJob(job) }, aDeclaredProfile()));
const undeclared = (job: Parameters<typeof aJob>[0]) =>
  said(judgementOf(exitsWithZero, { sample: aJob(job) }, aProfile()));

test("a job that ends with 0 holds", () => {
  expect(declared({})).toMatchInlineSnapshot(`"pass"`);
});

test("a job on the user's own data that ends otherwise is broken", () => {
  expect(declared({ exitCode: 3 })).toMatchInlineSnapshot(`"broken: the job on valid data ended with exit code 3"`);
});

test("a channel of another name is the caller's slip in a flag, and the image's own fault in its byoa.yaml", () => {
  const sample = aJob({ exitCode: 1, log: ["ENOENT: no such file or directory, scandir '/opt/ml/input/data/train'"] });
  const judged = (source: string) => said(judgementOf(exitsWithZero, { sample }, { ...aDeclaredProfile(), source }));
  expect(judged("flags")).toMatchInlineSnapshot(
    `"not testable behind TRAIN-IN-03: the job does not have the channel that the program reads"`,
  );
  expect(judged("byoa.yaml")).toMatchInlineSnapshot(`"broken: the job on valid data ended with exit code 1"`);
});

test("an image that refuses the Iris sample and says why is not to blame", () => {
  expect(undeclared({ exitCode: 1, log: ["channel train not found"] })).toMatchInlineSnapshot(
    `"needs data: the image refused the Iris sample with exit code 1: channel train not found"`,
  );
  expect(undeclared({ exitCode: 2, log: ["error: the following arguments are required: --epochs"] })).toMatch(
    /^needs data: the job lacks epochs and ended with exit code 2: /,
  );
  expect(undeclared({ exitCode: 1, log: [], failureText: "no column named age\ntrace" })).toMatchInlineSnapshot(
    `"needs data: the image refused the Iris sample with exit code 1: no column named age"`,
  );
});

test("an image that ends without a word is broken, whatever the data", () => {
  expect(undeclared({ exitCode: 1, log: [] })).toMatchInlineSnapshot(
    `"broken: it ended with exit code 1 and did not say why"`,
  );
});

test.each([
  ["a missing part", { exitCode: 1, log: ["ModuleNotFoundError: No module named 'sklearn'"] }],
  ["a toolkit's variable", { exitCode: 1, log: ["KeyError: 'SM_MODEL_DIR'"] }],
  ["a crash", { exitCode: 139, log: ["training started"] }],
])("%s is no refusal of data", (_, job) => {
  expect(undeclared(job)).toMatch(/^broken: /);
});

test("numeric hyperparameters that are not converted are told of by their own requirement", () => {
  const sample = { ...aJob({ exitCode: 1 }), withoutNumbers: aJob() };
  expect(said(judgementOf(exitsWithZero, { sample }, aDeclaredProfile()))).toMatchInlineSnapshot(
    `"not testable behind TRAIN-HP-02: it fails for its numeric hyperparameters"`,
  );
});

test("a program that is not there is told of by the image's requirement", () => {
  expect(declared({ exitCode: 127, log: [] })).toMatchInlineSnapshot(
    `"not testable behind IMG-TRAIN-03: no program for train (exit code 127)"`,
  );
});

test.each([
  ["Unable to locate credentials", "not testable", "--env"],
  ["RuntimeError: Found no NVIDIA driver on your system.", "not testable", "--gpus"],
  ["Could not reserve enough space for 67108864KB object heap", "not testable behind SEC-RES-03: ", "--memory"],
])("a job that lacks what the instance or the role gives is asked to be given it: %s", (line, verdict, flag) => {
  const judged = undeclared({ exitCode: 1, log: ["training starts", line] });
  expect(judged).toContain(verdict);
  expect(judged).toContain(flag);
});
