import { describe, expect, test } from "vitest";
import type { Outcome } from "../experiment/experiment.ts";
import { notPossible } from "../experiment/not-run.ts";
import { readBy } from "../requirement/read-by.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { judgeAll } from "../run/judging.ts";
import { topological } from "../run/plan.ts";
import { catalogue } from "./catalogue.ts";
import { everythingDeclared, nothingHappened, shownIn } from "./nothing-happened.fixture.ts";

const experiments = topological(catalogue.flatMap(readBy)).map(({ name }) => name);

/** Alone, without what would keep its judge from being asked. */
function verdictOf(
  { dependsOn: _, requires: __, ...requirement }: Requirement,
  outcomes: ReadonlyMap<string, Outcome>,
) {
  const facets = new Set(requirement.facets);
  const evidences = { profile: everythingDeclared, outcomes, facets, missing: new Map() };
  return judgeAll([requirement], evidences).get(requirement.id)?.verdict;
}

const observed = (observation: unknown): Outcome => ({ kind: "observed", observation, startedAtMs: 0, durationMs: 1 });

test("every experiment of the catalogue has a record in which nothing happened", () => {
  for (const records of Object.values(nothingHappened)) {
    expect(Object.keys(records).toSorted()).toEqual(experiments.toSorted());
  }
});

test("every requirement says what a pass has seen", () => {
  for (const { id, passHasSeen } of catalogue)
    expect([id, passHasSeen?.what]).toEqual([id, expect.stringMatching(/^\S.*[^.]$/)]);
});

describe.each([
  ["no experiment was run", new Map<string, Outcome>()],
  [
    "every experiment gave up",
    new Map(experiments.map((name): [string, Outcome] => [name, { kind: "not-run", because: notPossible("nothing") }])),
  ],
  [
    "every experiment failed",
    new Map(experiments.map((name): [string, Outcome] => [name, { kind: "error", message: "the engine is gone" }])),
  ],
  ...Object.entries(nothingHappened).map(([what, records]): [string, ReadonlyMap<string, Outcome>] => [
    what,
    new Map(Object.entries(records).map(([name, record]) => [name, observed(record)])),
  ]),
])("where %s", (what, outcomes) => {
  const shown = shownIn[what] ?? [];
  test.each(catalogue.filter(({ id }) => !shown.includes(id)))("$id does not pass", (requirement) => {
    expect(verdictOf(requirement, outcomes)).not.toBe("pass");
  });
});
