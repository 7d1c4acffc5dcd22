import { expect, test } from "vitest";
import type { TrainingHostObservation } from "../observation/training-observation.ts";
import { outcome } from "./job-description.ts";

const host = (code: number, more: Partial<TrainingHostObservation> = {}): TrainingHostObservation => ({
  host: "algo-1",
  exit: { code, atMs: 10, outOfMemory: false },
  log: [],
  inputBefore: [],
  inputAfter: [],
  model: [],
  output: [],
  pipes: [],
  ...more,
});

test("exit 0 on every host completes a job, even with a failure file", () => {
  const failure = { type: "file", sizeBytes: 1, isText: true, text: "x" } as const;
  expect(outcome([host(0), host(0, { failure })], undefined)).toEqual({
    status: "Completed",
    secondaryStatus: "Completed",
  });
});

test("the reason of a failed job is that of the host that failed first", () => {
  const later = host(137, { exit: { code: 137, atMs: 99, outOfMemory: false } });
  const failure = { type: "file", sizeBytes: 9, isText: true, text: "bad depth" } as const;
  expect(outcome([later, host(1, { failure })], "other-host-failed")).toEqual({
    status: "Failed",
    secondaryStatus: "Failed",
    failureReason: "AlgorithmError: bad depth, exit code: 1",
  });
});

test("a failure that is a folder gives no reason", () => {
  const failure = { type: "directory", sizeBytes: 0, isText: false, text: "" } as const;
  expect(outcome([host(2, { failure })], undefined).failureReason).toBe("AlgorithmError: , exit code: 2");
});

test("a job that was told to stop is stopped, whatever its exit code", () => {
  expect(outcome([host(137)], "stop-requested")).toEqual({ status: "Stopped", secondaryStatus: "Stopped" });
  expect(outcome([host(0)], "max-run-time")).toEqual({ status: "Stopped", secondaryStatus: "MaxRuntimeExceeded" });
});
