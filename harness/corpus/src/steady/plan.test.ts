import { expect, test } from "vitest";
import { CONDITIONS } from "./condition.ts";
import { allRuns, expectedMs, missingRuns, nextSession, type Run } from "./plan.ts";

const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
const slow = new Set(["e"]);
const flat = (wanted: number): Run[] => allRuns(names, wanted, slow).flat();
const count = (runs: readonly Run[], field: keyof Run): number[] =>
  Object.values(Object.groupBy(runs, (run) => run[field])).map((group) => group?.length ?? 0);

test("four runs see four images under the four conditions", () => {
  const four = allRuns(names, 4, new Set()).flat();
  expect(four.map(({ subject, condition }) => `${subject} ${condition}`)).toEqual([
    "a idle",
    "b cores burnt",
    "c three at once",
    "d memory short",
  ]);
});

test("200 runs are at least 20 of each image, and each image is checked under each condition", () => {
  const runs = flat(200);
  expect(runs).toHaveLength(200);
  expect(Math.min(...count(runs, "subject"))).toBe(20);
  expect(runs.filter(({ subject }) => subject === "e")).toHaveLength(20);
  expect(new Set(runs.map(({ subject, condition }) => `${subject} ${condition}`)).size).toBe(
    names.length * CONDITIONS.length,
  );
});

test("a session is all that is missing of a round under one condition", () => {
  const rounds = allRuns(names, 16, new Set());
  const session = nextSession(rounds, []);
  expect(session).toMatchObject({ condition: "idle", lanes: 1 });
  expect(nextSession(rounds, session?.runs ?? [])).toMatchObject({ condition: "cores burnt", lanes: 2 });
});

test("what has been done is not done again, and nothing is left after it", () => {
  const rounds = allRuns(names, 200, slow);
  const done: Run[] = [];
  for (let session = nextSession(rounds, done); session !== undefined; session = nextSession(rounds, done))
    done.push(...session.runs);
  expect(done).toHaveLength(200);
  expect(missingRuns(rounds, done)).toEqual([]);
  expect(missingRuns(rounds, done.slice(0, 150))).toHaveLength(50);
});

test("a check that was made for company is not made again in a later round", () => {
  const rounds = allRuns(names, 200, slow);
  const early = { subject: "a", condition: "three at once" } as const;
  expect(missingRuns(rounds, [early, early, early])).toHaveLength(197);
});

test("the time left is that of the lanes, and at least that of one image's checks in turn", () => {
  const three = (subject: string): Run => ({ subject, condition: "three at once" });
  const durationMs = ({ subject }: Run): number => (subject === "e" ? 100 : 30);
  expect(expectedMs([three("a"), three("b"), three("c")], durationMs)).toBe(30);
  expect(expectedMs([three("e"), three("e"), three("a")], durationMs)).toBe(200);
  expect(expectedMs([], durationMs)).toBe(0);
});
