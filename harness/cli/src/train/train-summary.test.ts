import type { JobRecord } from "@byoa/sdk";
import { expect, test } from "vitest";
import { coloursFor } from "../colours.ts";
import { trainSummary } from "./train-summary.ts";

const record: JobRecord = {
  schemaVersion: 1,
  name: "try-1",
  image: "mine",
  engine: "docker",
  status: "Failed",
  secondaryStatus: "Failed",
  failureReason: "AlgorithmError: , exit code: 137",
  startedAt: "2026-11-28T00:00:00.000Z",
  durationMs: 1_200,
  hyperparameters: {},
  channels: [],
  hosts: [{ name: "algo-1", exitCode: 137 }],
  metrics: [],
  artifacts: {},
  processId: 1,
};

test("a limit that the job met stands below the reason, with its flag", () => {
  const sentence = "byoa's memory limit of 512 MiB killed a process: raise it with --memory";
  const said = trainSummary({ ...record, limitsHit: [sentence] }, { jobsFolder: "jobs", colours: coloursFor({}, {}) });
  expect(said.slice(-2)).toEqual(["reason   AlgorithmError: , exit code: 137", `limit    ${sentence}`]);
});

test("files that several hosts wrote at the same path are a warning each", () => {
  const sentence = "algo-1 and algo-2 wrote different files /opt/ml/model/model.bin";
  const said = trainSummary({ ...record, samePaths: [sentence] }, { jobsFolder: "jobs", colours: coloursFor({}, {}) });
  expect(said).toContain(`warning  ${sentence}`);
});
