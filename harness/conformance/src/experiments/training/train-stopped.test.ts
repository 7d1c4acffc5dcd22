import { expect, test } from "vitest";
import { aJob } from "../../requirements/training/observations.fixture.ts";
import { tellingAttempt } from "./train-stopped.ts";

test("the attempt that tells most had to be killed, or was the last that SIGTERM reached", () => {
  const attempt = (jobName: string, killed?: boolean) => ({
    lengthening: { kind: "as-it-is" } as const,
    job: aJob({
      jobName,
      ...(killed === undefined
        ? {}
        : { stop: { because: "stop-requested", signalledAtMs: 1, endedAtMs: 2, killed, graceMs: 3 } as const }),
    }),
  });
  const told = (...attempts: ReturnType<typeof attempt>[]) =>
    tellingAttempt({ kind: "stopped", attempts })?.job.request.jobName;
  expect(told(attempt("a", true), attempt("b", false))).toBe("a");
  expect(told(attempt("a", false), attempt("b", false), attempt("c"))).toBe("b");
  expect(told(attempt("a"))).toBeUndefined();
});
