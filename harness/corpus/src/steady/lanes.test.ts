import { expect, test } from "vitest";
import { type LaneOptions, runLanes } from "./lanes.ts";
import type { Run, Session } from "./plan.ts";

const DURATIONS: Readonly<Record<string, number>> = { slow: 3, a: 1, b: 1 };
const durationMs = ({ subject }: Run): number => DURATIONS[subject] ?? 1;

/** Runs a session in which a check takes so many turns; gives what began, and beside what. */
async function began(session: Session, changes: Partial<LaneOptions> = {}): Promise<string[]> {
  const log: string[] = [];
  const running: string[] = [];
  await runLanes(session, {
    durationMs,
    mayStart: () => true,
    company: ["a", "b", "slow"],
    async check({ subject }) {
      log.push(running.length === 0 ? subject : `${subject} beside ${running.toSorted().join()}`);
      running.push(subject);
      for (let turn = 0; turn < (DURATIONS[subject] ?? 1); turn += 1) await new Promise(setImmediate);
      running.splice(running.indexOf(subject), 1);
    },
    ...changes,
  });
  return log;
}

const runs = (condition: Run["condition"], ...names: string[]): Run[] =>
  names.map((subject) => ({ subject, condition }));

test("one at a time has no company, and the longest begins", async () => {
  expect(await began({ condition: "idle", lanes: 1, runs: runs("idle", "a", "slow") })).toEqual(["slow", "a"]);
});

test("what runs longest keeps the company that its condition names, of other images", async () => {
  const session = { condition: "three at once", lanes: 3, runs: runs("three at once", "slow", "a") } as const;
  const log = await began(session);
  expect(log.slice(0, 3)).toEqual(["slow", "a beside slow", "b beside a,slow"]);
  expect(log.slice(3).every((line) => /^(a|b) beside .*slow/.test(line))).toBe(true);
  expect(log.length).toBeGreaterThan(3);
});

test("nothing begins for which there is no time", async () => {
  const session: Session = { condition: "idle", lanes: 1, runs: runs("idle", "slow", "a") };
  expect(await began(session, { mayStart: ({ subject }) => subject === "a" })).toEqual(["a"]);
});

test("after a failure nothing new begins, and what runs is waited for", async () => {
  const ended: string[] = [];
  const failing = began(
    { condition: "three at once", lanes: 2, runs: runs("three at once", "slow", "a", "b") },
    {
      async check({ subject }) {
        if (subject === "a") throw new Error("the engine is gone");
        for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
        ended.push(subject);
      },
    },
  );
  await expect(failing).rejects.toThrow("the engine is gone");
  expect(ended).toEqual(["slow"]);
});
