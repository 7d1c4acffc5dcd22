import { expect, test } from "vitest";
import type { TruthObservation } from "../../experiments/training/train-truth-values.ts";
import type { HyperparameterProfile } from "../../profile/profile.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { convertsNumbers } from "./converts-numbers.ts";
import { aDeclaredProfile, aFile, aJob } from "./observations.fixture.ts";
import { said } from "./said.fixture.ts";

const normalize = (value: string): HyperparameterProfile => ({
  name: "normalize",
  value,
  invalid: undefined,
  required: false,
  type: "string",
});
/** A job that left a model of these bytes, which said these lines. */
const leaving = (sha256: string, ...log: string[]) => aJob({ log, model: [{ ...aFile("model.json"), sha256 }] });

function judged(value: string, sample: ReturnType<typeof aJob>, models?: { turned: string; absent: string }) {
  const opposite = value === "False" ? "True" : "False";
  const truth: TruthObservation | undefined = models && {
    kind: "truth-values",
    jobs: [
      { name: "normalize", value: opposite, job: leaving(models.turned) },
      { name: "normalize", value: undefined, job: leaving(models.absent) },
    ],
  };
  const profile = { ...aDeclaredProfile(), hyperparameters: [normalize(value)] };
  return said(judgementOf(convertsNumbers, { sample, truth }, profile));
}

test("False that leaves the model of True, and none of it another one, is taken for true", () => {
  expect(judged("False", leaving("scaled"), { turned: "scaled", absent: "plain" })).toMatchInlineSnapshot(
    `"broken: normalize="False" is taken for true: it leaves the model that "True" leaves, and another one without it"`,
  );
  // The same when True was given, and the False was ours.
  expect(judged("True", leaving("scaled"), { turned: "scaled", absent: "plain" })).toMatch(
    /^broken: normalize="False" is taken for true/,
  );
});

test("a line that says the opposite of what the job was given shows it", () => {
  const sample = leaving("same", "rows=120 normalize=True");
  expect(judged("False", sample, { turned: "same", absent: "same" })).toMatchInlineSnapshot(
    `"broken: normalize="False" is taken for true: the job says "rows=120 normalize=True""`,
  );
  expect(judged("False", sample)).toMatch(/the job says/);
});

test("a program that reads the text holds, whatever its log looks like", () => {
  expect(judged("False", leaving("plain"), { turned: "scaled", absent: "plain" })).toBe("pass");
  expect(judged("False", leaving("plain", "normalize: true"), { turned: "scaled", absent: "plain" })).toBe("pass");
  expect(judged("False", leaving("plain", "normalize=False"))).toBe("pass");
  expect(judged("False", leaving("plain", "hint: set normalize=True for wide data"))).toBe("pass");
});

test("a value that changes nothing says nothing, and neither do models that differ each time", () => {
  expect(judged("False", leaving("one"), { turned: "one", absent: "one" })).toBe("pass");
  expect(judged("False", leaving("one"), { turned: "two", absent: "three" })).toBe("pass");
});
