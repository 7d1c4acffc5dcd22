import type { RequestRecord } from "@byoa/api";
import { expect, test } from "vitest";
import { coloursFor } from "../colours.ts";
import { requestLine } from "./request-line.ts";

const plain = coloursFor({ isTTY: false });
const record: RequestRecord = {
  at: new Date(2026, 10, 28, 10, 32, 1),
  service: "sagemaker",
  operation: "CreateTrainingJob",
  subject: "my-job",
  status: 200,
  durationMs: 12.4,
  notes: ["not simulated: VpcConfig"],
};

test("a request is one line: time, service, operation, name, status, duration, notes", () => {
  expect(requestLine(record, plain)).toBe(
    "10:32:01 sagemaker CreateTrainingJob my-job 200 12 ms  not simulated: VpcConfig",
  );
});

test("an error has its name, and a hostile subject cannot write to the terminal", () => {
  const failed = { ...record, subject: "a\u001b[2Jb\nc", status: 400, error: "ValidationException", notes: [] };
  expect(requestLine(failed, plain)).toMatch(
    /^10:32:01 sagemaker CreateTrainingJob a\S*b c 400 ValidationException 12 ms$/,
  );
});
