import { expect, test } from "vitest";
import type { InterruptedAttempt, InterruptedObservation } from "../../experiments/training/train-interrupted.ts";
import { claimsCheckpoints } from "../../experiments/training/train-interrupted.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { checkpointsGoToTheirFolder } from "./checkpoints-go-to-their-folder.ts";
import { goesOnFromCheckpoints } from "./goes-on-from-checkpoints.ts";
import { aDeclaredProfile, aFile, aJob, aProfile } from "./observations.fixture.ts";
import { said } from "./said.fixture.ts";

type Facts = Parameters<typeof aJob>[0];
const SAVED = [aFile("checkpoint.json", 300)];
const stop = {
  because: "stop-requested",
  signalledAtMs: 2000,
  endedAtMs: 2050,
  killed: false,
  graceMs: 30_000,
} as const;
const enough = { ...stop, because: "experiment-limit", signalledAtMs: 400, endedAtMs: 410 } as const;
const epochs = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `epoch=${from + index} loss=0.5`);
const profile = aDeclaredProfile({ checkpoints: { step: "epoch=(\\d+)", hyperparameters: {} } });

const interrupted: Facts = {
  stop,
  checkpoints: SAVED,
  checkpointsSeen: [{ path: "checkpoint.json", atMs: 900 }],
  log: epochs(1, 12),
};
const ranThrough: Facts = { checkpoints: SAVED, log: epochs(1, 60) };

function attempt(
  facts: Facts,
  lengthening: InterruptedAttempt["lengthening"] = { kind: "as-it-is" },
): InterruptedAttempt {
  return { lengthening, job: aJob({ checkpoints: [], checkpointsSeen: [], ...facts }) };
}

function judged(attempts: InterruptedAttempt[], resumed?: Facts, as = profile) {
  const observation: InterruptedObservation = {
    kind: "interrupted",
    attempts,
    ...(resumed === undefined ? {} : { resumed: aJob({ stop: enough, checkpoints: SAVED, ...resumed }) }),
  };
  const all = [checkpointsGoToTheirFolder, goesOnFromCheckpoints];
  const verdicts = all.map((requirement) => [
    requirement.id,
    said(judgementOf(requirement, { interrupted: observation }, as)),
  ]);
  return Object.fromEntries(verdicts.filter(([, verdict]) => verdict !== "pass"));
}

test("an interrupted job that left a checkpoint and goes on behind it holds", () => {
  expect(judged([attempt(interrupted)], { log: ["going on", ...epochs(13, 14)] })).toEqual({});
});

test("it holds however it took SIGTERM, and when the new job came to its end", () => {
  const killed = { ...stop, killed: true, endedAtMs: 32_000 };
  expect(judged([attempt({ ...interrupted, exitCode: 137, stop: killed })], { log: epochs(13, 14) })).toEqual({});
  expect(judged([attempt({ ...interrupted, exitCode: 143 })], { stop: undefined, log: epochs(13, 60) })).toEqual({});
});

test("a checkpoint that was only seen after the end of an interrupted job holds: SIGTERM is a good moment to save", () => {
  expect(judged([attempt({ ...interrupted, checkpointsSeen: [] })], { log: epochs(13, 14) })).toEqual({});
});

test("what is done twice, because not every step is saved, is remarked", () => {
  expect(judged([attempt(interrupted)], { log: epochs(11, 12) })).toMatchInlineSnapshot(`
    {
      "TRAIN-CKPT-02": "pass (it went on at step 11, and the interrupted job had come to step 12)",
    }
  `);
});

test("an interrupted job that left nothing is broken, and whether it would go on cannot be told", () => {
  expect(judged([attempt({ stop, log: epochs(1, 12) })])).toMatchInlineSnapshot(`
    {
      "TRAIN-CKPT-01": "broken: interrupted after 12 steps (2.0 s), the job left nothing in /opt/ml/checkpoints",
      "TRAIN-CKPT-02": "not testable behind TRAIN-CKPT-01: there is no checkpoint to go on from",
    }
  `);
});

test("an empty file and a folder are no checkpoint", () => {
  const empty = [aFile("checkpoint.json", 0), aFile("epoch-1", 4096, { type: "directory" })];
  expect(judged([attempt({ ...interrupted, checkpoints: empty })])["TRAIN-CKPT-01"]).toMatchInlineSnapshot(
    `"broken: interrupted after 12 steps (2.0 s), the job left nothing in /opt/ml/checkpoints"`,
  );
});

test("without a declared step it is the time that an interrupted job had", () => {
  const as = aDeclaredProfile();
  expect(judged([attempt({ stop })], undefined, as)).toMatchInlineSnapshot(`
    {
      "TRAIN-CKPT-01": "broken: interrupted after 2.0 s, the job left nothing in /opt/ml/checkpoints",
      "TRAIN-CKPT-02": "not testable behind TRAIN-CKPT-01: there is no checkpoint to go on from",
    }
  `);
  expect(judged([attempt(interrupted)], { log: epochs(13, 14) }, as)).toMatchInlineSnapshot(`
    {
      "TRAIN-CKPT-02": "not applicable: how a step shows in its log is not declared (checkpoints.step), so nothing can be told",
    }
  `);
});

test("a job that ran through and left nothing is broken", () => {
  expect(judged([attempt({ log: epochs(1, 60) })])).toMatchInlineSnapshot(`
    {
      "TRAIN-CKPT-01": "broken: the job ran to its end (0.3 s) and left nothing in /opt/ml/checkpoints",
      "TRAIN-CKPT-02": "not testable behind TRAIN-CKPT-01: there is no checkpoint to go on from",
    }
  `);
});

test("a job that dies of the folder is broken", () => {
  expect(judged([attempt({ exitCode: 1, failureText: "checkpoints: no such state" })])).toMatchInlineSnapshot(`
    {
      "TRAIN-CKPT-01": "broken: with a checkpoint folder the job failed: checkpoints: no such state",
      "TRAIN-CKPT-02": "not testable behind TRAIN-CKPT-01: there is no checkpoint to go on from",
    }
  `);
});

test("a job that is always done too soon has checkpoints, and no middle", () => {
  const bigger = { kind: "bigger-channel", factor: 32 } as const;
  expect(judged([attempt(ranThrough), attempt(ranThrough, bigger)])).toMatchInlineSnapshot(`
    {
      "TRAIN-CKPT-01": "pass (its files were seen only after its end: it is done too fast to be interrupted)",
      "TRAIN-CKPT-02": "not applicable: it is done too fast to be interrupted, even with more rows (checkpoints.hyperparameters make it longer)",
    }
  `);
  const seen = [{ path: "checkpoint.json", atMs: 90 }];
  expect(judged([attempt({ ...ranThrough, checkpointsSeen: seen })])["TRAIN-CKPT-01"]).toBeUndefined();
});

test("a job that was interrupted before it had made three steps is not blamed", () => {
  expect(judged([attempt({ stop, log: epochs(1, 2) })])["TRAIN-CKPT-01"]).toMatchInlineSnapshot(
    `"not applicable: in 2.0 s its log showed 2 steps of 3 (checkpoints.step): too few to expect a checkpoint"`,
  );
  const bigger = { kind: "bigger-channel", factor: 32 } as const;
  const slow = attempt({ stop, log: epochs(1, 1) }, bigger);
  expect(judged([attempt(ranThrough), slow])["TRAIN-CKPT-01"]).toMatchInlineSnapshot(
    `"pass (a job that ran through left some; one with more rows was interrupted before its first)"`,
  );
});

test("a job that begins anew is broken, also where it says that it goes on", () => {
  expect(judged([attempt(interrupted)], { log: ["going on after step 12", ...epochs(1, 2)] })).toMatchInlineSnapshot(`
    {
      "TRAIN-CKPT-02": "broken: restarted, it began at step 1 again: the interrupted job had reached step 12",
    }
  `);
  expect(judged([attempt(interrupted)], { stop: undefined, log: epochs(1, 60) })).toHaveProperty("TRAIN-CKPT-02");
});

test("a job that fails on its checkpoints is broken", () => {
  const failed: Facts = { stop: undefined, exitCode: 1, failureText: "object is not iterable", log: [] };
  expect(judged([attempt(interrupted)], failed)).toMatchInlineSnapshot(`
    {
      "TRAIN-CKPT-02": "broken: restarted with its checkpoints, the job failed: object is not iterable",
    }
  `);
});

test("a job that stands still on its checkpoints is broken", () => {
  const still = { ...enough, signalledAtMs: 30_000, endedAtMs: 30_010 };
  expect(judged([attempt(interrupted)], { stop: still, log: ["loading"] })).toMatchInlineSnapshot(`
    {
      "TRAIN-CKPT-02": "broken: restarted with its checkpoints, the job made no step in 30.0 s",
    }
  `);
});

test("a job that had nothing left to do tells nothing", () => {
  expect(judged([attempt(interrupted)], { stop: undefined, log: ["all done"] })).toMatchInlineSnapshot(`
    {
      "TRAIN-CKPT-02": "not applicable: restarted, it had nothing left to do: it ended with 0 and made no step",
    }
  `);
});

test("a pattern that finds no steps tells nothing", () => {
  const as = aDeclaredProfile({ checkpoints: { step: "iteration (\\d+)", hyperparameters: {} } });
  expect(judged([attempt(interrupted)], { log: epochs(1, 2) }, as)).toMatchInlineSnapshot(`
    {
      "TRAIN-CKPT-02": "not applicable: checkpoints.step finds no two steps in the log of the job that was interrupted",
    }
  `);
});

test("checkpoints are looked at where they are claimed", () => {
  const checkpoints = { step: "epoch=(\\d+)", hyperparameters: {} };
  expect(claimsCheckpoints(aProfile())).toBe(false);
  expect(claimsCheckpoints(aProfile({ checkpoints }))).toBe(true);
  expect(claimsCheckpoints(aProfile({ capabilities: new Set(["train"] as const), checkpoints }))).toBe(false);
  expect(claimsCheckpoints(aProfile({ capabilities: new Set(["train", "checkpoints"] as const) }))).toBe(true);
});
