import { expect, test } from "vitest";
import type { Experiment, Outcome } from "../experiment/experiment.ts";
import { aJob } from "../requirements/training/observations.fixture.ts";
import { cutLogs } from "./cut-logs.ts";

const experiment = (name: string): Experiment<unknown> => ({
  name,
  title: `train ${name}`,
  role: "train",
  containers: 1,
  needs: {},
  run: () => Promise.reject(new Error("not run here")),
});
const observed = (observation: unknown): Outcome => ({ kind: "observed", observation, startedAtMs: 0, durationMs: 1 });
const logLoss = { droppedBytes: 4_300_000_000, droppedLines: 43_000_000, cutLines: 0, limitBytes: 4 * 2 ** 20 };

test("logs that were cut are named with what is missing and the flag that raises the limit", () => {
  const outcomes = new Map([
    ["whole", observed(aJob())],
    ["one", observed(aJob({ logLoss }))],
    ["several", observed({ attempts: [{ job: aJob() }, { job: aJob({ logLoss: { ...logLoss, droppedLines: 3 } }) }] })],
  ]);
  expect(cutLogs(["whole", "one", "several"].map(experiment), outcomes)).toMatchInlineSnapshot(`
    [
      "a part of the log of: train one, train several; up to 4300.0 MB (43,000,000 lines) are missing, give --log-limit 16m",
    ]
  `);
});

test("where only long lines were cut, it says so; where nothing was, nothing", () => {
  const cut = { droppedBytes: 1_000_000_000, droppedLines: 0, cutLines: 1, limitBytes: 4 * 2 ** 20 };
  expect(cutLogs([experiment("one")], new Map([["one", observed(aJob({ logLoss: cut }))]]))).toMatchInlineSnapshot(`
    [
      "a part of the log of: train one; up to 1000.0 MB (the ends of long lines) are missing, give --log-limit 16m",
    ]
  `);
  expect(cutLogs([experiment("one")], new Map([["one", observed(aJob())]]))).toEqual([]);
});
