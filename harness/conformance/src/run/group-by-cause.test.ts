import { expect, it } from "vitest";
import type { Cause } from "../requirement/cause.ts";
import { because, broken, doubtful, pass } from "../requirement/judgement.ts";
import { type Evidences, judgeAll } from "./judging.ts";
import { toyProfile, toyRequirement } from "./toys.fixture.ts";

const evidences: Evidences = { profile: toyProfile, outcomes: new Map(), facets: new Set(), missing: new Map() };
const shell: Cause = { kind: "shell", of: "/bin/sh", reportedBy: "IMG-EXEC-06" };
const row = (id: string, cause: Cause | undefined, level: "MUST" | "SHOULD" = "SHOULD") =>
  toyRequirement(id, { level, judge: () => because(cause, broken(`${id} is broken`)) });

const said = (...requirements: ReturnType<typeof toyRequirement>[]) =>
  [...judgeAll(requirements, evidences).values()].map(
    ({ id, verdict, causedBy }) => `${id} ${verdict}${causedBy === undefined ? "" : ` caused by ${causedBy}`}`,
  );

it("findings of one cause name the requirement that is about it, wherever it stands in the catalogue", () => {
  expect(said(row("STOP-01", shell), row("IMG-EXEC-06", shell), row("TRAIN-SIG-01", shell))).toEqual([
    "STOP-01 warn caused by IMG-EXEC-06",
    "IMG-EXEC-06 warn",
    "TRAIN-SIG-01 warn caused by IMG-EXEC-06",
  ]);
});

it("without that requirement the first of the catalogue reports the cause", () => {
  expect(said(row("TRAIN-SIG-01", shell), row("STOP-01", shell))).toEqual([
    "TRAIN-SIG-01 warn",
    "STOP-01 warn caused by TRAIN-SIG-01",
  ]);
});

it("a failure is never put below a warning", () => {
  expect(said(row("IMG-EXEC-06", shell), row("TRAIN-EXIT-01", shell, "MUST"))).toEqual([
    "IMG-EXEC-06 warn caused by TRAIN-EXIT-01",
    "TRAIN-EXIT-01 fail",
  ]);
});

it("another shell, no named cause and a pass are findings of their own", () => {
  expect(
    said(
      row("IMG-EXEC-06", shell),
      row("STOP-01", { ...shell, of: "/bin/bash" }),
      row("STOP-02", undefined),
      toyRequirement("STOP-03", { judge: () => because(shell, pass()) }),
    ),
  ).toEqual(["IMG-EXEC-06 warn", "STOP-01 warn", "STOP-02 warn", "STOP-03 pass"]);
});

it("a MUST that is only a warning says why", () => {
  const requirement = toyRequirement("IMG-USER-11", { judge: () => doubtful("Nothing failed.", "user 1000") });
  expect(judgeAll([requirement], evidences).get("IMG-USER-11")).toMatchObject({
    verdict: "warn",
    onlyWarning: "Nothing failed.",
  });
});
