import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { logsToStandardOutput } from "./logs-to-standard-output.ts";
import { metricsAreReadable } from "./metrics-are-readable.ts";
import { aDeclaredProfile, aJob } from "./observations.fixture.ts";
import { oneRecordPerLine } from "./one-record-per-line.ts";
import { said } from "./said.fixture.ts";

const profile = aDeclaredProfile();

test("one line on either stream is a log", () => {
  const sample = aJob({ log: [{ stream: "stderr", atMs: 10, text: "started" }] });
  expect(said(judgementOf(logsToStandardOutput, { sample }, profile))).toBe("pass");
  expect(said(judgementOf(logsToStandardOutput, { sample: aJob({ log: ["  "] }) }, profile))).toMatchInlineSnapshot(
    `"broken: not one line came on standard output or standard error"`,
  );
});

test("a progress bar and colours are broken", () => {
  const sample = aJob({ log: ["\r#  10 %\r## 20 %", "\x1b[32mepoch 1\x1b[0m"] });
  const judgement = judgementOf(oneRecordPerLine, { sample }, profile);
  expect(said(judgement)).toMatchInlineSnapshot(
    `"broken: carriage returns (#015) in 1 line, escape sequences (#033) in 1 line"`,
  );
  expect(judgement.kind === "broken" ? judgement.evidence : []).toMatchInlineSnapshot(`
    [
      {
        "label": "such a line",
        "text": "\\r#  10 %\\r## 20 %
    \\x1b[32mepoch 1\\x1b[0m",
      },
    ]
  `);
});

test("a Windows line end is a taste, and a tab a note", () => {
  expect(said(judgementOf(oneRecordPerLine, { sample: aJob({ log: ["epoch 1\r"] }) }, profile))).toBe("pass");
  expect(said(judgementOf(oneRecordPerLine, { sample: aJob({ log: ["epoch\t1"] }) }, profile))).toMatchInlineSnapshot(
    `"pass (tabs are shown as #011 in CloudWatch: a metric expression must not contain one)"`,
  );
});

const metric = (regex: string, ...log: string[]) =>
  said(
    judgementOf(
      metricsAreReadable,
      { sample: aJob({ log }) },
      aDeclaredProfile({ metrics: [{ name: "testing:accuracy", regex }] }),
    ),
  );

test("a metric whose group is a number holds", () => {
  expect(metric("accuracy=([0-9.]+);", "start", "testing:accuracy=0.9333;")).toBe("pass");
  expect(metric("loss: ([0-9.eE+-]+)", "loss: 1.2e-05")).toBe("pass");
  expect(metric("(?i)LOSS: ([0-9.]+)", "loss: 1.2")).toBe("pass");
});

test("a metric that nothing matches, or whose group is no number, is broken", () => {
  expect(metric("accuracy=([0-9.]+);", "accuracy is 28 of 30")).toMatchInlineSnapshot(
    `"broken: metric testing:accuracy: no line matches accuracy=([0-9.]+);"`,
  );
  expect(metric("accuracy=(.*)", "accuracy=0.9, loss=0.1")).toMatchInlineSnapshot(
    `"broken: metric testing:accuracy: its group catches "0.9, loss=0.1", no number"`,
  );
  expect(metric("accuracy=[0-9.]+", "accuracy=0.9")).toMatchInlineSnapshot(
    `"broken: metric testing:accuracy: the expression has no group"`,
  );
});

test("a tab in the log is what CloudWatch makes of it", () => {
  expect(metric("accuracy\\t([0-9.]+)", "accuracy\t0.9")).toMatchInlineSnapshot(
    `"broken: metric testing:accuracy: no line matches accuracy\\t([0-9.]+)"`,
  );
  expect(metric("accuracy#011([0-9.]+)", "accuracy\t0.9")).toBe("pass");
});

test("an expression in another dialect is not judged, and none is not applicable", () => {
  expect(metric("(?P<x>accuracy)=([0-9.]+)", "accuracy=0.9")).toMatchInlineSnapshot(
    `"pass (metric testing:accuracy: its expression is in a dialect that cannot be tried here)"`,
  );
  expect(said(judgementOf(metricsAreReadable, { sample: aJob() }, profile))).toMatchInlineSnapshot(
    `"not applicable: no metrics are declared"`,
  );
});

const logLoss = { droppedBytes: 9_000_000, droppedLines: 9_000_000, cutLines: 0, limitBytes: 4_000_000 };

test("what is not found in a log that was cut is not judged", () => {
  const cut = (log: readonly string[]) => aJob({ log, logLoss });
  expect(said(judgementOf(logsToStandardOutput, { sample: cut(["", ""]) }, profile))).toMatchInlineSnapshot(
    `"not testable behind undefined: every line that was kept is empty, and the log is longer than what was kept of it: give a larger --log-limit"`,
  );
  expect(said(judgementOf(oneRecordPerLine, { sample: cut(["epoch 1"]) }, profile))).toMatchInlineSnapshot(
    `"pass (only the part of the log that was kept was looked at)"`,
  );
  const metrics = [{ name: "loss", regex: "loss=([0-9.]+)" }];
  const withMetric = aDeclaredProfile({ metrics });
  expect(said(judgementOf(metricsAreReadable, { sample: cut(["epoch 1"]) }, withMetric))).toMatchInlineSnapshot(
    `"not testable behind undefined: no line that was kept matches a metric, and the log is longer than what was kept of it: give a larger --log-limit"`,
  );
  expect(said(judgementOf(metricsAreReadable, { sample: cut(["loss=0.1"]) }, withMetric))).toBe("pass");
});
