import type { Report, Verdict } from "@byoa/conformance";
import { expect, test } from "vitest";
import type { NamedImage } from "./collection.ts";
import { compare, surprises } from "./compare.ts";
import { byRequirement, precision, recall, total } from "./figures.ts";

const image: NamedImage = {
  name: "example",
  title: "an example",
  resembles: "nothing",
  condition: "several faults",
  bases: [],
  truth: { conclusion: "not-conformant", broken: { "HOST-BIND-02": "loopback", "LOG-02": "buffered" } },
};

const verdict = (id: Verdict["id"], kind: Verdict["verdict"]): Verdict => ({
  id,
  level: "SHOULD",
  section: "serving",
  verdict: kind,
  finding: "seen",
  evidence: [],
  notes: [],
});

const report: Report = {
  schemaVersion: 1,
  byoa: "0",
  contract: "0",
  image: { reference: "example", id: "1", os: "linux", architecture: "amd64", sizeBytes: 1 },
  profile: "iris",
  engine: { name: "none", version: "0", platform: "linux" },
  startedAt: "",
  durationMs: 0,
  conclusion: "conformant",
  verdicts: [
    verdict("HOST-BIND-02", "fail"),
    verdict("LOG-02", "pass"),
    verdict("LOG-03", "warn"),
    verdict("LOG-01", "error"),
  ],
  counts: { pass: 1, fail: 1, warn: 1, error: 1, "not-applicable": 0, "not-testable": 0 },
  experiments: [],
  shortened: [],
  leftOut: [],
};

test("what is broken and reported is found, the rest is missed or a false alarm, and an error is never a find", () => {
  expect(compare(image, report)).toEqual({
    name: "example",
    found: ["HOST-BIND-02"],
    missed: [{ id: "LOG-02", said: "pass seen" }],
    falseAlarms: [
      { id: "LOG-03", said: "warn seen" },
      { id: "LOG-01", said: "error seen" },
    ],
    conclusion: { expected: "not-conformant", actual: "conformant" },
  });
});

test("a difference that is known is no surprise, and one that is gone is", () => {
  const known = { "LOG-02": "not looked at yet", "LOG-04": "long mended" } as const;
  expect(surprises({ ...image, known }, compare(image, report))).toEqual([
    "LOG-03 holds, but: warn seen",
    "LOG-01 holds, but: error seen",
    "the conclusion is not-conformant, but: conformant",
    "LOG-04 is known to differ, and no longer does",
  ]);
});

test("precision is the share of reports that are true, recall that of faults that were reported", () => {
  const rows = byRequirement([compare(image, report)], ["LOG-01", "LOG-02", "LOG-03", "HOST-PORT-01", "HOST-BIND-02"]);
  expect(rows.map(([id]) => id)).toEqual(["LOG-01", "LOG-02", "LOG-03", "HOST-BIND-02"]);
  const all = total(rows.map(([, figures]) => figures));
  expect(all).toEqual({ found: 1, missed: 1, falseAlarms: 2 });
  expect([precision(all), recall(all)]).toEqual([1 / 3, 1 / 2]);
  expect([precision({ found: 0, missed: 1, falseAlarms: 0 }), recall({ found: 0, missed: 0, falseAlarms: 1 })]).toEqual(
    [undefined, undefined],
  );
});
