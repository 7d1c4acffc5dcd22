import { expect, test } from "vitest";
import { aJob } from "../../requirements/training/observations.fixture.ts";
import { mayHaveBeenDone, tellingAttempt } from "./train-stopped.ts";

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

test("a job may have been done when SIGTERM came: it had printed what the sample prints, and nothing afterwards", () => {
  const stop = {
    because: "stop-requested",
    signalledAtMs: 1_000,
    endedAtMs: 1_050,
    killed: false,
    graceMs: 3,
  } as const;
  const line = (atMs: number) => ({ stream: "stdout" as const, atMs, text: "a line" });
  const mayBe = (log: ReturnType<typeof line>[], facts: Parameters<typeof aJob>[0] = {}) =>
    mayHaveBeenDone({ lengthening: { kind: "as-it-is" }, job: aJob({ stop, log, ...facts }) }, aJob());
  expect(mayBe([line(100), line(900)])).toBe(true);
  expect(mayBe([line(100)])).toBe(false);
  expect(mayBe([line(100), line(1_020)])).toBe(false);
  expect(mayBe([line(100), line(900)], { exitCode: 143 })).toBe(false);
});
