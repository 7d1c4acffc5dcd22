import { expect, test } from "vitest";
import { aDeclaredProfile, aJob, aProfile } from "../requirements/training/observations.fixture.ts";
import { said } from "../requirements/training/said.fixture.ts";
import { trainingRuns, trainingSucceeds } from "./training-preconditions.ts";

type Facts = Parameters<typeof aJob>[0];
const limit = {
  because: "experiment-limit",
  signalledAtMs: 40_000,
  endedAtMs: 40_100,
  killed: false,
  graceMs: 2,
} as const;

const both = (facts: Facts, profile = aProfile()) =>
  [trainingRuns, trainingSucceeds].map((precondition) => {
    const because = precondition.unmet({ sample: aJob(facts) }, profile);
    return because === undefined ? "holds" : said(because);
  });

test("a job that succeeds leaves all open to the judges, and so does none", () => {
  expect(both({})).toEqual(["holds", "holds"]);
  expect(trainingSucceeds.unmet({ sample: undefined }, aProfile())).toBeUndefined();
});

test.each<[string, Facts, string]>([
  ["refuses the sample", { exitCode: 1, log: ["12 columns are expected"] }, "needs data"],
  ["lacks a part", { exitCode: 1, log: ["No module named numpy"] }, "not testable behind TRAIN-EXIT-01"],
  ["hangs", { exitCode: 143, stop: limit }, "not testable behind TRAIN-EXIT-03"],
])("a job that %s runs and does not succeed", (_, facts, why) => {
  expect(both(facts)).toEqual(["holds", expect.stringContaining(why)]);
});

test("data that are the user's own cannot be refused", () => {
  expect(both({ exitCode: 1, log: ["12 columns are expected"] }, aDeclaredProfile())[1]).toBe(
    "not testable behind TRAIN-EXIT-01: the training job failed",
  );
});

test("without a program for train neither holds", () => {
  const absent = "not testable behind IMG-TRAIN-03: no program for train (exit code 127)";
  expect(both({ exitCode: 127 })).toEqual([absent, absent]);
});
