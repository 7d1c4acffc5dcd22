import { expect, test } from "vitest";
import { endsBadly } from "./how-it-failed.ts";
import { aJob } from "./observations.fixture.ts";

const sample = aJob({ exit: { atMs: 67_000 } });

test("a job that fails is shown with its reason; without one, its last line is not called one", () => {
  expect(endsBadly(aJob({ exitCode: 2, log: ["KeyError: no column named x"] }), sample)).toBe(
    "fails: KeyError: no column named x",
  );
  expect(endsBadly(aJob({ exitCode: 2, log: ["listening"] }), sample)).toBe(
    `fails with exit code 2; its log ends with "listening"`,
  );
});

test("a job that our limit ended is no failure, and the sample's own time stands beside it", () => {
  const stop = {
    because: "experiment-limit",
    signalledAtMs: 395_000,
    endedAtMs: 395_100,
    killed: false,
    graceMs: 2_000,
  };
  expect(endsBadly(aJob({ exitCode: 143, stop: { ...stop, because: "experiment-limit" } }), sample)).toBe(
    "does not end: stopped after 395 s, where the sample takes 67 s",
  );
});
