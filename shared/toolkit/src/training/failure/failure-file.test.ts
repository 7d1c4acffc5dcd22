import { FAILURE_REASON_CHARACTERS, failureReason } from "@byoa/contract";
import { expect, test } from "vitest";
import { failureText } from "./failure-file.ts";

test("the cause is the first line, the trace follows", () => {
  expect(failureText({ cause: "a.csv:3: bad\nrow", trace: "    at train" })).toBe(
    "a.csv:3: bad · row\n\n    at train\n",
  );
});

test("a long cause is cut so that the job description shows all of it", () => {
  const text = failureText({ cause: "x".repeat(5000), trace: "" });
  expect(failureReason(text, 1).length).toBeLessThanOrEqual(FAILURE_REASON_CHARACTERS);
  expect(failureReason(text, 1)).toContain("…\n, exit code: 1");
});

test("a failure without words is told as that", () => {
  expect(failureText({ cause: " ", trace: "" })).toBe("the training failed without saying why\n");
});
