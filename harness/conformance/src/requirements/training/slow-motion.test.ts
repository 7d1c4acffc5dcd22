import { expect, test } from "vitest";
import type { SlowSight } from "../../experiments/training/slow-motion.ts";
import type { StopAttempt } from "../../experiments/training/train-stopped.ts";
import { notSeen } from "../../requirement/sight.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { signalAtWork } from "../sights/training.ts";
import { endsAfterSigterm } from "./ends-after-sigterm.ts";
import { logLinesComeAtOnce } from "./log-lines-come-at-once.ts";
import { aDeclaredProfile, aFile, aJob } from "./observations.fixture.ts";
import { said } from "./said.fixture.ts";
import { savesAfterSigterm } from "./saves-after-sigterm.ts";

/** What is judged of jobs that were too fast to have a middle and were given one. */

type Facts = Parameters<typeof aJob>[0];
const SLOW = { share: 0.1, fromMs: 50 };
const hears = { name: "python3", awaitsSigterm: true };
const isDeaf = { name: "python3", awaitsSigterm: false };
const at = (atMs: number, text: string) => ({ stream: "stdout" as const, atMs, text });
const stop = (endedAtMs: number, mainProcess: typeof hears | undefined = hears) => ({
  because: "stop-requested" as const,
  signalledAtMs: 2_000,
  endedAtMs,
  killed: false,
  graceMs: 30_000,
  ...(mainProcess === undefined ? {} : { mainProcess }),
});
const sample = aJob({ log: [at(200, "training"), at(290, "accuracy"), at(300, "saved")] });

function attempt(facts: Facts, sight: Partial<SlowSight> = {}, deaf?: StopAttempt["deaf"]): StopAttempt {
  return {
    lengthening: { kind: "slow-motion", share: SLOW.share },
    job: aJob({ model: [aFile("model.json", 900)], slowMotion: SLOW, ...facts }),
    slow: { inMiddle: true, processorMs: 300, ...sight },
    ...(deaf === undefined ? {} : { deaf }),
  };
}

function judged(...attempts: StopAttempt[]) {
  const observed = { sample, stopped: { kind: "stopped" as const, attempts } };
  return Object.fromEntries(
    [endsAfterSigterm, savesAfterSigterm, logLinesComeAtOnce].map((requirement) => [
      requirement.id,
      said(judgementOf(requirement, observed, aDeclaredProfile())),
    ]),
  );
}

test("a job that stops early, saves and had spoken holds", () => {
  expect(judged(attempt({ stop: stop(2_200), log: [at(1_500, "training"), at(2_100, "stopping")] }))).toEqual({
    "TRAIN-SIG-01": "pass",
    "TRAIN-SIG-02": "pass",
    "LOG-02": "pass",
  });
});

test("a job that says all that the sample says tells nothing of SIGTERM, however soon it ended", () => {
  const log = [at(1_500, "training"), at(2_100, "accuracy"), at(2_150, "saved")];
  const verdicts = judged(attempt({ stop: stop(2_200), log }));
  expect(verdicts["TRAIN-SIG-01"]).toMatch(/^not applicable: it ended as usual after SIGTERM/);
  expect(verdicts["LOG-02"]).toBe("pass");
});

test("a job that was stopped before it had anything to save is not blamed for that", () => {
  const verdict = judged(attempt({ exitCode: 143, stop: stop(2_200), model: [], log: [at(1_500, "training")] }));
  expect(verdict["TRAIN-SIG-02"]).toMatch(/^not applicable/);
});

test("lines that come at the end of so short a job are no sign of a buffer", () => {
  const log = [at(2_150, "a"), at(2_150, "b"), at(2_150, "c"), at(2_150, "d")];
  expect(judged(attempt({ exitCode: 143, stop: stop(2_200), log }))["LOG-02"]).toMatch(/^not applicable/);
});

test("a job whose process 1 had no handler at any look, from its start to its end, is deaf", () => {
  const ended = { log: [at(2_000, "training"), at(3_900, "accuracy"), at(4_000, "saved")] };
  expect(judged(attempt(ended, { inMiddle: false }, isDeaf))["TRAIN-SIG-01"]).toBe(
    "broken: process 1 (python3) had no handler for SIGTERM while it worked, and the kernel drops the signal for it",
  );
});

test("a silent job was at work only where process 1 had its handler: time does not tell it in slow motion", () => {
  const seen = (mainProcess: typeof hears | undefined) => {
    const { stop: given, ...facts } = { stop: stop(2_200, mainProcess), exitCode: 143, log: [] };
    const stopped = { kind: "stopped" as const, attempts: [attempt({ ...facts, stop: given })] };
    return notSeen(signalAtWork, { sample, stopped }, aDeclaredProfile()) === undefined;
  };
  expect([hears, isDeaf].map(seen)).toEqual([true, false]);
});
