import { expect, it } from "vitest";
import type { Outcome } from "../experiment/experiment.ts";
import type { Section } from "../requirement/requirement-ids.ts";
import { toyProfile } from "../run/toys.fixture.ts";
import { type NextCommandInput, nextCommand } from "./next-command.ts";
import type { Verdict } from "./report.ts";

const open = (section: Section): Verdict => ({
  id: "A",
  level: "MUST",
  section,
  verdict: "not-testable",
  needsData: true,
  evidence: [],
  notes: [],
});

function next(words: string, changes: Partial<NextCommandInput> = {}): string | undefined {
  const observation = {
    kind: "training-job",
    hosts: [{ exit: { code: 1 }, log: [{ text: words }] }],
  };
  const outcome: Outcome = { kind: "observed", observation, startedAtMs: 0, durationMs: 0 };
  return nextCommand({
    image: "mine",
    flags: [],
    profile: toyProfile,
    verdicts: [open("training"), open("serving")],
    outcomes: new Map([["train-sample", outcome]]),
    overBudget: false,
    ...changes,
  });
}

it("names the channels that the image asked for", () => {
  expect(next("no folder /opt/ml/input/data/train, /opt/ml/input/data/validation")).toBe(
    "byoa check mine --input train=DIR --input validation=DIR",
  );
});

it("names the given channels when the image names none, or only those", () => {
  expect(next("ValueError: could not convert string to float")).toBe("byoa check mine --input training=DIR");
  expect(next("bad row in /opt/ml/input/data/training/iris.csv")).toBe("byoa check mine --input training=DIR");
});

it("names only the hyperparameter when that is all that is missing", () => {
  expect(next("hyperparameter 'target' is required", { flags: ["--env", "A=b c"] })).toBe(
    "byoa check mine --env 'A=b c' --hp target=VALUE",
  );
});

it("gives a required option as a hyperparameter, and no data in its place", () => {
  expect(next("train.py: error: the following arguments are required: --epochs, -b/--batch-size")).toBe(
    "byoa check mine --hp epochs=VALUE --hp batch-size=VALUE",
  );
});

it("asks for a request when only serving wants data", () => {
  expect(next("", { verdicts: [open("serving")] })).toBe("byoa check mine --body @FILE --content-type TYPE");
});

it("asks for a model when a server was started without one and did not come up", () => {
  const observation = { kind: "endpoint", model: "none", readiness: { answers: [] } };
  const outcomes = new Map<string, Outcome>([
    ["serve-model", { kind: "observed", observation, startedAtMs: 0, durationMs: 0 }],
  ]);
  expect(next("", { verdicts: [open("serving")], outcomes })).toBe("byoa check mine --model MODEL.tar.gz");
});

it("repeats the run without its budget, and has nothing to say otherwise", () => {
  expect(next("", { verdicts: [], overBudget: true })).toBe("byoa check mine");
  expect(next("", { verdicts: [] })).toBeUndefined();
});
