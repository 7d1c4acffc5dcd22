import { describe, expect, it } from "vitest";
import type { Experiment, Outcome } from "../experiment/experiment.ts";
import { type ConcludedThen, notPossible, outOfScope } from "../experiment/not-run.ts";
import { conclude } from "../report/conclusion.ts";
import type { Verdict } from "../report/report.ts";
import { broken, doubtful, needsData, notApplicable, notTestable, pass } from "../requirement/judgement.ts";
import type { Unmet } from "../requirement/precondition.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { type Evidences, judgeAll } from "./judging.ts";
import { toyExperiment, toyProfile, toyRequirement } from "./toys.fixture.ts";

const train = toyExperiment("train-sample", {});
const serve = toyExperiment("serve-model", {});

const observed: Outcome = { kind: "observed", observation: { exitCode: 0 }, startedAtMs: 0, durationMs: 1 };

function judge(
  requirements: readonly Requirement[],
  outcomes: Record<string, Outcome> = {},
  changes: Partial<Evidences> = {},
): Verdict[] {
  const evidences = {
    profile: toyProfile,
    outcomes: new Map(Object.entries(outcomes)),
    facets: new Set<never>(),
    missing: new Map(),
    ...changes,
  };
  return [...judgeAll(requirements, evidences).values()];
}

/** "fail", "not-testable < ROOT", with the finding behind a colon. */
const brief = (verdicts: readonly Verdict[]): string[] =>
  verdicts.map(
    ({ id, verdict, dependsOn, finding }) =>
      `${id} ${verdict}${dependsOn === undefined ? "" : ` < ${dependsOn}`}${finding === undefined ? "" : `: ${finding}`}`,
  );

describe("a broken requirement", () => {
  it("is a failure only when it is a MUST", () => {
    const says = () => broken("seen");
    expect(
      brief(
        judge([
          toyRequirement("A", { judge: says }),
          toyRequirement("B", { level: "SHOULD", judge: says }),
          toyRequirement("C", { level: "MAY", judge: says }),
          toyRequirement("D", { judge: () => doubtful("It is rare.", "perhaps") }),
        ]),
      ),
    ).toEqual(["A fail: seen", "B warn: seen", "C warn: seen", "D warn: perhaps"]);
  });
});

describe("what depends on it", () => {
  const chain = (first: Partial<Requirement>): Requirement[] => [
    toyRequirement("C", { dependsOn: ["B"], judge: () => broken("a symptom") }),
    toyRequirement("B", { dependsOn: ["A"], judge: () => broken("a symptom") }),
    toyRequirement("A", first),
  ];

  it("is not testable behind the root, however long the chain", () => {
    expect(brief(judge(chain({ judge: () => broken("the cause") })))).toEqual([
      "A fail: the cause",
      "B not-testable < A: blocked by A",
      "C not-testable < A: blocked by A",
    ]);
  });

  it("needs the same data that its root needs", () => {
    const verdicts = judge(chain({ judge: () => needsData("refused Iris") }));
    expect(brief(verdicts)).toEqual([
      "A not-testable: refused Iris",
      "B not-testable < A: refused Iris",
      "C not-testable < A: refused Iris",
    ]);
    expect(verdicts.every(({ needsData }) => needsData)).toBe(true);
    expect(conclude(verdicts, false)).toBe("inconclusive");
  });

  it("is judged on when the dependency only warns, passes, or does not apply", () => {
    for (const first of [doubtful("It is rare.", "perhaps"), pass(), notApplicable("nothing there")]) {
      expect(brief(judge(chain({ judge: () => first })))[1]).toBe("B fail: a symptom");
    }
  });

  it("is not judged when the judge of its dependency failed", () => {
    const first = () => {
      throw new Error("no such key");
    };
    expect(brief(judge(chain({ judge: first })))).toEqual([
      "A error: the judge of A failed: no such key",
      "B not-testable < A: blocked by A",
      "C not-testable < A: blocked by A",
    ]);
  });
});

/** `notTestable` for a toy's ID. */
const blockedBy = (id: string, reason: string) => ({ ...notTestable(reason), blockedBy: id });

describe("a judge that names what it stands behind", () => {
  const behind = (root: Partial<Requirement>): Verdict[] =>
    judge([toyRequirement("A", root), toyRequirement("B", { judge: () => blockedBy("A", "never ready") })]);

  it("keeps its own words and gets the root", () => {
    expect(brief(behind({ judge: () => broken("the cause") }))[1]).toBe("B not-testable < A: never ready");
  });

  it("does not apply either, when that does not apply", () => {
    expect(brief(behind({ judge: () => notApplicable("no program serve") }))[1]).toBe(
      "B not-applicable: no program serve",
    );
  });

  it("stays open when that holds: the run is inconclusive, never green", () => {
    const verdicts = behind({});
    expect(brief(verdicts)).toEqual(["A pass", "B not-testable: never ready"]);
    expect(conclude(verdicts, false)).toBe("inconclusive");
  });

  it("stays open when that only warns", () => {
    const verdicts = behind({ judge: () => doubtful("It is rare.", "perhaps") });
    expect(brief(verdicts)).toEqual(["A warn: perhaps", "B not-testable < A: never ready"]);
    expect(conclude(verdicts, false)).toBe("inconclusive");
  });

  it("ends where two name each other", () => {
    const verdicts = judge([
      toyRequirement("A", { judge: () => blockedBy("B", "first") }),
      toyRequirement("B", { judge: () => blockedBy("A", "second") }),
    ]);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(["not-testable", "not-testable"]);
  });
});

describe("a need that was not observed", () => {
  const needing = (changes: Partial<Requirement> = {}) => toyRequirement("A", { needs: { train }, ...changes });

  it("leaves the requirement as the facts say", () => {
    const notRun = (because: Extract<Outcome, { kind: "not-run" }>["because"]) =>
      brief(judge([needing()], { "train-sample": { kind: "not-run", because } }));
    expect(notRun(outOfScope("no training image was given"))).toEqual([
      "A not-applicable: no training image was given",
    ]);
    expect(notRun(notPossible("over budget"))).toEqual(["A not-testable: over budget"]);
  });

  it("keeps the conclusion of a run that was saved when experiments still drew them", () => {
    const notRun = (because: ConcludedThen) =>
      brief(judge([needing()], { "train-sample": { kind: "not-run", because } }));
    const concluded = { kind: "concluded-then", reason: "no model" } as const;
    expect(notRun({ ...concluded, verdict: "not-testable", blockedBy: "TRAIN-MODEL-01" })).toEqual([
      "A not-testable < TRAIN-MODEL-01: no model",
    ]);
    expect(notRun({ ...concluded, verdict: "not-applicable" })).toEqual(["A not-applicable: no model"]);
  });

  it("is the harness's fault when the experiment failed", () => {
    expect(brief(judge([needing()], { "train-sample": { kind: "error", message: "engine gone" } }))).toEqual([
      "A error: could not try train-sample: engine gone",
    ]);
  });

  it("is told as the root cause where there is one", () => {
    const root = toyRequirement("ROOT", { judge: () => broken("the cause") });
    expect(
      brief(judge([root, needing({ dependsOn: ["ROOT"] })], { "train-sample": { kind: "error", message: "gone" } })),
    ).toEqual(["ROOT fail: the cause", "A not-testable < ROOT: blocked by ROOT"]);
  });

  it("is never a silent pass", () => {
    expect(brief(judge([needing()]))).toEqual(["A not-testable: it was not part of this run: try train-sample"]);
  });
});

describe("a precondition", () => {
  const after = (unmet: Unmet | undefined, changes: Partial<Requirement> = {}) => [
    toyRequirement("ROOT", { judge: () => broken("the cause") }),
    toyRequirement("A", { needs: { train }, requires: { uses: {}, unmet: () => unmet }, ...changes }),
  ];
  const last = (requirements: readonly Requirement[], outcome: Outcome) =>
    brief(judge(requirements, { "train-sample": outcome })).at(-1);
  const notRun: Outcome = { kind: "not-run", because: notPossible("the training job did not succeed") };

  it("says why an experiment that was not run means that nothing can be judged", () => {
    const blocked = { ...notTestable("it did not end"), blockedBy: "ROOT" };
    expect(last(after(blocked), notRun)).toBe("A not-testable < ROOT: it did not end");
    expect(last(after(notApplicable("it only serves")), notRun)).toBe("A not-applicable: it only serves");
    expect(last(after(undefined), notRun)).toBe("A not-testable: the training job did not succeed");
  });

  it("is not asked where a dependency failed: its root is told, though nothing was observed", () => {
    expect(last(after(undefined, { dependsOn: ["ROOT"] }), notRun)).toBe("A not-testable < ROOT: blocked by ROOT");
  });

  it("goes before the judge, and after a dependency that failed", () => {
    const refused = needsData("it wants other data");
    expect(last(after(refused), observed)).toBe("A not-testable: it wants other data");
    expect(last(after(refused, { dependsOn: ["ROOT"] }), observed)).toBe("A not-testable < ROOT: blocked by ROOT");
    expect(last(after(undefined), observed)).toBe("A pass");
  });

  it("reads the observations of the experiments that it names", () => {
    const seen: unknown[] = [];
    const requires = {
      uses: { train, serve },
      unmet(given: unknown) {
        seen.push(given);
        return undefined;
      },
    };
    judge([toyRequirement("A", { requires })], { "train-sample": observed, "serve-model": notRun });
    expect(seen).toEqual([{ train: { exitCode: 0 }, serve: undefined }]);
  });
});

describe("what the judge is given", () => {
  it("are the needs, and of the used ones those that left something", () => {
    const seen: unknown[] = [];
    const look = toyRequirement("A", {
      needs: { train },
      uses: { serve } as Record<string, Experiment<unknown>>,
      judge(given) {
        seen.push(given);
        return pass();
      },
    });
    judge([look], { "train-sample": observed });
    judge([look], { "train-sample": observed, "serve-model": observed });
    expect(seen).toEqual([
      { train: { exitCode: 0 }, serve: undefined },
      { train: { exitCode: 0 }, serve: { exitCode: 0 } },
    ]);
  });
});

describe("a facet that the engine lacks", () => {
  it("makes the requirement not applicable, with the engine's reason", () => {
    const requirement = toyRequirement("A", { facets: ["pipes"] });
    expect(brief(judge([requirement]))).toEqual(["A not-applicable: this engine cannot show: pipes"]);
    expect(
      brief(judge([requirement], {}, { missing: new Map([["pipes", "FIFOs do not cross a virtual machine"]]) })),
    ).toEqual(["A not-applicable: FIFOs do not cross a virtual machine"]);
    expect(brief(judge([requirement], {}, { facets: new Set(["pipes"]) }))).toEqual(["A pass"]);
  });
});
