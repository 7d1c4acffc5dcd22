import { expect, test } from "vitest";
import type { Provocation, ProvokedObservation } from "../../experiments/training/train-provoked.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { failureEndsNonZero } from "./failure-ends-non-zero.ts";
import { failureReasonComesFirst } from "./failure-reason-comes-first.ts";
import { failureReasonIsWritten } from "./failure-reason-is-written.ts";
import { missingChannelIsTold } from "./missing-channel-is-told.ts";
import { aDeclaredProfile, aFile, aJob, aProfile } from "./observations.fixture.ts";
import { refusesBadValues } from "./refuses-bad-values.ts";
import { said } from "./said.fixture.ts";

type Facts = Parameters<typeof aJob>[0];
const EPOCHS: Provocation = { kind: "invalid-hyperparameter", name: "epochs", value: "abc" };
const CHANNEL: Provocation = { kind: "missing-channel", channel: "training" };
const GOOD_FAILURES: [Provocation, Facts][] = [
  [EPOCHS, { exitCode: 1, failureText: "hyperparameter epochs must be a number" }],
  [CHANNEL, { exitCode: 1, failureText: "channel training is missing" }],
];

function judged(jobs: [Provocation, Facts][], profile = aDeclaredProfile(), sample: Facts = {}) {
  const provoked: ProvokedObservation = {
    kind: "provoked",
    jobs: jobs.map(([provocation, facts]) => ({ provocation, job: aJob(facts) })),
  };
  const observed = { sample: aJob(sample), provoked };
  const all = [
    missingChannelIsTold,
    refusesBadValues,
    failureReasonIsWritten,
    failureReasonComesFirst,
    failureEndsNonZero,
  ];
  const verdicts = all.map((requirement) => [requirement.id, said(judgementOf(requirement, observed, profile))]);
  return Object.fromEntries(verdicts.filter(([, verdict]) => verdict !== "pass"));
}

test("jobs that fail, end non-zero and say why hold", () => {
  expect(judged(GOOD_FAILURES)).toEqual({});
});

test("the reason in the log alone names the parameter, and the missing file is told once", () => {
  const log = ["Error: epochs must be a number"];
  expect(
    judged([
      [EPOCHS, { exitCode: 1, log }],
      [CHANNEL, { exitCode: 1, log: ["no training"] }],
    ]),
  ).toMatchInlineSnapshot(`
    {
      "TRAIN-FAIL-01": "broken: the job failed (epochs=abc), and there is no failure file",
      "TRAIN-FAIL-02": "not testable behind TRAIN-FAIL-01: no failure file was written",
    }
  `);
});

test("a bad value that is taken in silence is broken", () => {
  expect(judged([[EPOCHS, {}], ...GOOD_FAILURES.slice(1)])).toMatchInlineSnapshot(`
    {
      "TRAIN-HP-06": "broken: taken in silence, the job ends with 0: epochs=abc",
    }
  `);
});

test("a missing channel that goes unnoticed is broken", () => {
  expect(judged([...GOOD_FAILURES.slice(0, 1), [CHANNEL, {}]])).toMatchInlineSnapshot(`
    {
      "TRAIN-IN-03": "broken: without the required channel training the job ends with 0",
    }
  `);
});

test("a job that learned nothing and ends with 0 is broken, even with a silent log; an image that never leaves a model is not", () => {
  const nothing: [Provocation, Facts][] = [[{ kind: "no-channels" }, { model: [] }]];
  expect(judged(nothing)).toMatchObject({
    "TRAIN-EXIT-02": expect.stringMatching(/^broken: the job left no model \(.+\) and ended with exit code 0$/),
  });
  expect(judged(nothing, aDeclaredProfile(), { model: [] })["TRAIN-EXIT-02"]).toBe(
    "not applicable: nothing we tried made the job fail",
  );
});

test("a failure that names neither parameter nor channel is broken", () => {
  expect(
    judged([
      [EPOCHS, { exitCode: 1, failureText: "invalid value abc" }],
      [CHANNEL, { exitCode: 1, failureText: "ENOENT" }],
    ]),
  ).toMatchInlineSnapshot(`
    {
      "TRAIN-HP-06": "broken: with epochs=abc the job fails, and nothing that it says names the hyperparameter",
    }
  `);
});

test("a failure that shows and ends with 0 is broken; a trace beside a model was overcome", () => {
  const failureText = "epochs and training";
  expect(judged([[EPOCHS, { failureText }], ...GOOD_FAILURES.slice(1)])).toMatchInlineSnapshot(`
    {
      "TRAIN-EXIT-02": "broken: the job failed (epochs=abc) and ended with exit code 0",
    }
  `);
  const log = ["Traceback (most recent call last):", "ValueError: epochs"];
  expect(judged([[EPOCHS, { log, model: [] }], ...GOOD_FAILURES.slice(1)])).toMatchInlineSnapshot(`
    {
      "TRAIN-EXIT-02": "broken: the job failed (epochs=abc) and ended with exit code 0",
    }
  `);
  expect(judged([[{ kind: "no-channels" }, { log }], ...GOOD_FAILURES])).toEqual({});
  expect(judged([[{ kind: "corrupt-data" }, { log }], ...GOOD_FAILURES])).toMatchInlineSnapshot(`
    {
      "TRAIN-EXIT-02": "broken: the job failed (bytes that are no data) and ended with exit code 0",
    }
  `);
});

test("the cause behind a thousand characters of banner is broken", () => {
  const failureText = `${"=".repeat(1100)}\nhyperparameter epochs must be a number`;
  expect(judged([[EPOCHS, { exitCode: 1, failureText }], ...GOOD_FAILURES.slice(1)])).toMatchInlineSnapshot(`
    {
      "TRAIN-FAIL-02": "broken: epochs (epochs=abc) is not named within the first 1,024 of 1139 characters",
    }
  `);
});

test("a failure file that is empty, a folder or no text is none", () => {
  const withFailure = (failure: NonNullable<Facts>["failure"]) =>
    judged([[EPOCHS, { exitCode: 1, log: ["epochs"], failure }], ...GOOD_FAILURES.slice(1)])["TRAIN-FAIL-01"];
  expect(withFailure({ type: "file", sizeBytes: 0, isText: true, text: "" })).toMatchInlineSnapshot(
    `"broken: the job failed (epochs=abc), and the failure file is empty"`,
  );
  expect(withFailure({ type: "directory", sizeBytes: 0, isText: false, text: "" })).toMatchInlineSnapshot(
    `"broken: the job failed (epochs=abc), and /opt/ml/output/failure is a directory"`,
  );
  expect(withFailure({ type: "file", sizeBytes: 9, isText: false, text: "" })).toMatchInlineSnapshot(
    `"broken: the job failed (epochs=abc), and the failure file is not text"`,
  );
  const misplaced: Facts = { exitCode: 1, log: ["epochs"], elsewhere: [aFile("failure", 20)] };
  expect(judged([[EPOCHS, misplaced], ...GOOD_FAILURES.slice(1)])["TRAIN-FAIL-01"]).toMatchInlineSnapshot(
    `"broken: the job failed (epochs=abc), and its failure file is /opt/ml/failure, which SageMaker does not read"`,
  );
});

test("when nothing makes it fail there is nothing to judge", () => {
  expect(
    judged(
      [
        [{ kind: "no-channels" }, {}],
        [{ kind: "corrupt-data" }, {}],
      ],
      aProfile(),
    ),
  ).toMatchInlineSnapshot(`
    {
      "TRAIN-EXIT-02": "not applicable: nothing we tried made the job fail",
      "TRAIN-FAIL-01": "not applicable: nothing we tried made the job fail",
      "TRAIN-FAIL-02": "not applicable: nothing we tried made the job fail",
      "TRAIN-HP-06": "not applicable: no bad value of a hyperparameter is declared",
      "TRAIN-IN-03": "not applicable: no channel is declared to be required",
    }
  `);
});

test("a refusal of the Iris sample is a failure like any other", () => {
  expect(judged([], aProfile(), { exitCode: 1, log: ["wants 12 columns"] })).toMatchInlineSnapshot(`
    {
      "TRAIN-EXIT-02": "not testable behind TRAIN-EXIT-01: the sample itself failed",
      "TRAIN-FAIL-01": "broken: the job failed, and there is no failure file",
      "TRAIN-FAIL-02": "not testable behind TRAIN-FAIL-01: no failure file was written",
      "TRAIN-HP-06": "not applicable: no bad value of a hyperparameter is declared",
      "TRAIN-IN-03": "not applicable: no channel is declared to be required",
    }
  `);
});

test("a sample of the user's own that fails is told of elsewhere", () => {
  expect(judged([], aDeclaredProfile(), { exitCode: 1, log: ["boom"] })).toMatchInlineSnapshot(`
    {
      "TRAIN-EXIT-02": "not testable behind TRAIN-EXIT-01: the sample itself failed",
      "TRAIN-FAIL-01": "not testable behind TRAIN-EXIT-01: the sample itself failed",
      "TRAIN-FAIL-02": "not testable behind TRAIN-EXIT-01: the sample itself failed",
      "TRAIN-HP-06": "not testable behind TRAIN-EXIT-01: the sample itself failed",
      "TRAIN-IN-03": "not testable behind TRAIN-EXIT-01: the sample itself failed",
    }
  `);
});
