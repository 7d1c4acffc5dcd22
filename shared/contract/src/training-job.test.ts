import { expect, test } from "vitest";
import { escapeControlCharacters } from "./metric-definitions.ts";
import { contractPaths } from "./paths.ts";
import { trainingEnvironment } from "./training-environment.ts";
import { failureReason } from "./training-job.ts";

test("the failure reason carries text and exit code within 1,024 characters", () => {
  expect(failureReason("no channel training", 1)).toBe("AlgorithmError: no channel training, exit code: 1");
  expect(failureReason(undefined, 137)).toBe("AlgorithmError: , exit code: 137");
  expect(failureReason("x".repeat(5000), 255)).toHaveLength(1024);
});

test("paths are a function of the base directory", () => {
  expect(contractPaths().pipe("training", 1)).toBe("/opt/ml/input/data/training_1");
  expect(contractPaths("/tmp/job").failure).toBe("/tmp/job/output/failure");
});

test("the job's own variables come last", () => {
  expect(trainingEnvironment({ name: "conformance-0001", environment: { LOG_LEVEL: "debug" } })).toMatchObject({
    TRAINING_JOB_NAME: "conformance-0001",
    TRAINING_JOB_ARN: "arn:aws:sagemaker:eu-west-1:123456789012:training-job/conformance-0001",
    LOG_LEVEL: "debug",
  });
});

test("control characters appear as the log service shows them", () => {
  expect(escapeControlCharacters("a\tb\rc\u001b[0m")).toBe("a#011b#015c#033[0m");
});
