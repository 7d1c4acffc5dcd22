import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { noToolkitVariables } from "./no-toolkit-variables.ts";
import { aDeclaredProfile, aJob } from "./observations.fixture.ts";
import { said } from "./said.fixture.ts";

const judged = (job: Parameters<typeof aJob>[0]) =>
  said(judgementOf(noToolkitVariables, { sample: aJob(job) }, aDeclaredProfile()));

test("a job that works without them holds, whatever it prints", () => {
  expect(judged({ log: ["SM_MODEL_DIR not set, using /opt/ml/model"] })).toBe("pass");
});

test.each(["KeyError: 'SM_MODEL_DIR'", "SM_CHANNEL_TRAINING: unbound variable", "Error: SM_HOSTS is undefined"])(
  "%s is broken",
  (line) => {
    expect(judged({ exitCode: 1, log: [line] })).toMatch(/^broken: it ended because SM_[A-Z_]+ is not set$/);
  },
);

test("another failure is told of elsewhere", () => {
  expect(judged({ exitCode: 1, log: ["boom"] })).toMatchInlineSnapshot(
    `"not testable behind TRAIN-EXIT-01: the training job failed"`,
  );
});
