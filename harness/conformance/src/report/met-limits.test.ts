import { expect, test } from "vitest";
import type { Experiment, Outcome } from "../experiment/experiment.ts";
import { limitsInWords, metLimits } from "./met-limits.ts";

const GIB = 2 ** 30;

const experimentOf = (name: string): Experiment<unknown> => ({
  name,
  title: `title of ${name}`,
  role: "train",
  needs: {},
  containers: 1,
  run: async () => undefined,
});
const observed = (observation: unknown): Outcome => ({ kind: "observed", observation, startedAtMs: 0, durationMs: 1 });

test("a limit that was met is one line with all its experiments and its flag", () => {
  const hit = { limit: "disk", value: GIB };
  const outcomes = new Map<string, Outcome>([
    ["one", observed({ hosts: [{ limitsHit: [hit] }, { limitsHit: [hit] }] })],
    ["two", observed({ jobs: [{ hosts: [{ limitsHit: [hit] }] }] })],
    ["three", observed({ hosts: [{ limits: { diskBytes: GIB } }] })],
    ["four", { kind: "error", message: "limitsHit" }],
  ]);
  expect(metLimits(["one", "two", "three", "four", "five"].map(experimentOf), outcomes)).toEqual([
    "what the image does beyond a limit: byoa stopped the container at its disk limit of 1 GiB: raise it with --disk (title of one, title of two)",
  ]);
});

test("the limits that held are in words, as a range where containers had different ones", () => {
  const outcomes = new Map([
    ["one", observed({ hosts: [{ limits: { memoryBytes: 12 * GIB, processes: 1_024, diskBytes: GIB } }] })],
    ["two", observed({ limits: { memoryBytes: 4 * GIB, processes: 1_024, diskBytes: GIB } })],
  ]);
  expect(limitsInWords(outcomes)).toEqual([
    "each container had 4 GiB to 12 GiB of memory and no swap (--memory)",
    "each container could start 1,024 processes (--processes)",
    "each container could write 1 GiB to disk (--disk)",
  ]);
  expect(limitsInWords(new Map([["image", observed({ files: [] })]]))).toEqual([]);
});
