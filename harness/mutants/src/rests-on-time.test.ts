import { expect, test } from "vitest";
import { restsOnTime } from "./rests-on-time.ts";

test.each([
  ["a requirement that says which of its verdicts rest on time", ["LOG-02"], true],
  ["a requirement that reads an exclusive experiment", ["HOST-MEM-01"], true],
  ["a pattern that selects one of them", ["INV-OK-01", "LOG-*"], true],
  ["a container that sleeps or sits out a limit", ["HOST-PING-05", "STOP-01", "TRAIN-SIG-01"], false],
  ["what was seen", ["INV-OK-01", "TRAIN-MODEL-*"], false],
] as const)("%s: %j", (_, patterns, expected) => {
  expect(restsOnTime(patterns)).toBe(expected);
});
