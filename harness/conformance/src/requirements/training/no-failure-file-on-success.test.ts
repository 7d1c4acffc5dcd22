import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { noFailureFileOnSuccess } from "./no-failure-file-on-success.ts";
import { aDeclaredProfile, aJob } from "./observations.fixture.ts";
import { said } from "./said.fixture.ts";

const judged = (job: Parameters<typeof aJob>[0]) =>
  said(judgementOf(noFailureFileOnSuccess, { sample: aJob(job) }, aDeclaredProfile()));

test("no file holds", () => expect(judged({})).toBe("pass"));

test("a file, even an empty one, beside exit code 0 is broken", () => {
  expect(judged({ failureText: "" })).toMatchInlineSnapshot(
    `"broken: the job ended with 0 and left /opt/ml/output/failure (0 bytes)"`,
  );
  expect(judged({ failureText: "warning: few rows" })).toMatchInlineSnapshot(
    `"broken: the job ended with 0 and left /opt/ml/output/failure (17 bytes)"`,
  );
});

test("in a job that failed it is in its place", () => {
  expect(judged({ exitCode: 1, failureText: "bad" })).toMatchInlineSnapshot(
    `"not testable behind TRAIN-EXIT-01: the training job failed"`,
  );
});
