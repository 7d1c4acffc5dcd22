import { describe, expect, it } from "vitest";
import type { Experiment, Outcome } from "../experiment/experiment.ts";
import { broken, pass } from "../requirement/judgement.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { planRun } from "./plan.ts";
import { tooBusyFor } from "./too-busy-for.ts";
import { toyExperiment, toyProfile, toyRequirement, typedRequirement } from "./toys.fixture.ts";

const served = toyExperiment("served", { late: true, waitedMs: 0 });
const other = toyExperiment("other", {});

const inTime = typedRequirement({
  ...toyRequirement("A-01"),
  needs: { served },
  timed: {
    verdicts: ["broken"],
    spans: ({ served: { waitedMs } }) => [
      { busySpans: [{ fromMs: 0, toMs: 100, withheldMs: waitedMs }], fromMs: 0, toMs: 100 },
    ],
  },
  judge: ({ served: { late } }) => (late ? broken("late") : pass()),
});

const observed = (observation: object): Outcome => ({ kind: "observed", observation, startedAtMs: 0, durationMs: 0 });

function asked(
  outcomes: Record<string, Outcome>,
  requirements: Requirement[] = [inTime],
  of: Experiment<unknown> = served,
) {
  const plan = planRun(requirements, requirements);
  const evidences = { profile: toyProfile, facets: new Set<never>(), missing: new Map() };
  return tooBusyFor(plan, of, { ...evidences, outcomes: new Map(Object.entries(outcomes)) });
}

describe("an experiment's record says nothing for want of time", () => {
  it("where a verdict that it tells was too busy", () => {
    expect(asked({ served: observed({ late: true, waitedMs: 80 }) })).toBe(true);
  });

  it("not where the machine was free, or where it was in time all the same", () => {
    expect(asked({ served: observed({ late: true, waitedMs: 10 }) })).toBe(false);
    expect(asked({ served: observed({ late: false, waitedMs: 80 }) })).toBe(false);
  });

  it("not where it left nothing, or another one's record was meant", () => {
    expect(asked({ served: { kind: "error", message: "the engine failed" } })).toBe(false);
    const both = [inTime, toyRequirement("B-01", { needs: { other } })];
    expect(asked({ served: observed({ late: true, waitedMs: 80 }), other: observed({}) }, both, other)).toBe(false);
  });

  it("not before all that the verdict reads is known", () => {
    const reader = { ...toyRequirement(inTime.id), ...inTime, uses: { other } };
    expect(asked({ served: observed({ late: true, waitedMs: 80 }) }, [reader])).toBe(false);
  });
});
