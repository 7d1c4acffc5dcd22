import { expect, test } from "vitest";
import type { StopAttempt, StoppedObservation } from "../../experiments/training/train-stopped.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { endsAfterSigterm } from "./ends-after-sigterm.ts";
import { logLinesComeAtOnce } from "./log-lines-come-at-once.ts";
import { aDeclaredProfile, aFile, aJob, aProfile } from "./observations.fixture.ts";
import { said } from "./said.fixture.ts";
import { savesAfterSigterm } from "./saves-after-sigterm.ts";

type Facts = Parameters<typeof aJob>[0];
const MODEL = [aFile("model.json", 900)];
const stop = (endedAtMs: number, killed = false) =>
  ({ because: "stop-requested", signalledAtMs: 1000, endedAtMs, killed, graceMs: 30_000 }) as const;
const at = (atMs: number, text: string) => ({ stream: "stdout" as const, atMs, text });

function attempt(facts: Facts, lengthening: StopAttempt["lengthening"] = { kind: "pipe-held" }): StopAttempt {
  return { lengthening, job: aJob({ model: MODEL, ...facts }) };
}

function judged(attempts: StopAttempt[], sample: Facts = {}, profile = aDeclaredProfile()) {
  const stopped: StoppedObservation = { kind: "stopped", attempts };
  const observed = { sample: aJob(sample), stopped };
  const all = [endsAfterSigterm, savesAfterSigterm, logLinesComeAtOnce];
  const verdicts = all.map((requirement) => [requirement.id, said(judgementOf(requirement, observed, profile))]);
  return Object.fromEntries(verdicts.filter(([, verdict]) => verdict !== "pass"));
}

test("a job that ends, saves and has spoken before holds, whatever its exit code", () => {
  expect(judged([attempt({ stop: stop(1080) })])).toEqual({});
  expect(judged([attempt({ exitCode: 143, stop: stop(1080) })])).toEqual({});
});

test("a slow end is a remark", () => {
  expect(judged([attempt({ stop: stop(26_000) })])).toMatchInlineSnapshot(`
    {
      "TRAIN-SIG-01": "pass (it ended 25 s after SIGTERM; SIGKILL comes after 120 s)",
    }
  `);
});

test("a job that SIGKILL has to end is broken, and what it saves cannot be told", () => {
  expect(judged([attempt({ exitCode: 137, stop: stop(31_000, true) })])).toMatchInlineSnapshot(`
    {
      "TRAIN-SIG-01": "broken: SIGTERM had no effect: SIGKILL ended it 30 s later",
      "TRAIN-SIG-02": "not testable behind TRAIN-SIG-01: it does not end after SIGTERM",
    }
  `);
});

test("a job that leaves no model is broken only where saving is declared", () => {
  expect(judged([attempt({ stop: stop(1050), model: [] })])).toMatchInlineSnapshot(`
    {
      "TRAIN-SIG-02": "broken: the job was stopped in its middle and left no file in /opt/ml/model",
    }
  `);
  expect(judged([attempt({ stop: stop(1050), model: [] })], {}, aProfile())).toMatchInlineSnapshot(`
    {
      "TRAIN-SIG-02": "not applicable: saving after SIGTERM is best effort, and not declared (sigterm-saves-model)",
    }
  `);
});

test("a job whose process 1 has no handler for SIGTERM is broken where it went on, even where it ended soon by itself", () => {
  const without = { ...stop(1080), mainProcess: { name: "python3", awaitsSigterm: false } };
  const within = { ...stop(1080), mainProcess: { name: "python3", awaitsSigterm: true } };
  const wentOn = { stop: without, log: [at(900, "epoch 1"), at(1060, "epoch 2")] };
  expect(judged([attempt(wentOn)])).toMatchInlineSnapshot(`
    {
      "TRAIN-SIG-01": "broken: process 1 (python3) has no handler for SIGTERM, and the kernel drops the signal for it",
    }
  `);
  // An interpreter that ends puts its handlers away: nothing shows that the job was still at work.
  expect(judged([attempt({ stop: without })])["TRAIN-SIG-01"]).toMatch(/^not applicable: it ended as usual/);
  // The first signal came before the handler was set.
  expect(judged([attempt({ stop: without }), attempt({ stop: within })])).toEqual({});
});

test("a model that any of the stopped jobs saved counts", () => {
  const bigger = { kind: "bigger-channel", factor: 32 } as const;
  const saved = attempt({ stop: stop(1090), log: [at(900, "epoch 1")] }, bigger);
  expect(judged([attempt({ stop: stop(1050), model: [] }), saved])).toEqual({});
});

test("a job that is always done before SIGTERM has no middle", () => {
  expect(judged([attempt({}), attempt({})])).toMatchInlineSnapshot(`
    {
      "LOG-02": "not applicable: it is done too fast to have a middle in which a line could come",
      "TRAIN-SIG-01": "not applicable: the job finishes too quickly to be stopped halfway, even with more rows",
      "TRAIN-SIG-02": "not applicable: the job finishes too quickly to be stopped halfway, even with more rows",
    }
  `);
});

test("lines that all come at the end are broken", () => {
  const log = [at(1070, "started"), at(1070, "epoch 0"), at(1070, "epoch 1"), at(1071, "finished")];
  expect(judged([attempt({ stop: stop(1080), log })])).toMatchInlineSnapshot(`
    {
      "LOG-02": "broken: not one line came in the first 1.1 s, then 4 at once, as the process ended",
    }
  `);
});

test("a quiet program that says a line when it is stopped shows nothing of a buffer", () => {
  const log = [at(1010, "SIGTERM: saving the model"), at(1070, "saved")];
  expect(judged([attempt({ stop: stop(1080), log })])).toMatchInlineSnapshot(`
    {
      "LOG-02": "not applicable: nothing is logged in the first 1.0 s: a line at the start would show that it runs",
    }
  `);
});

test("a log that is lost with a killed job is broken", () => {
  const log = ["a", "b", "c", "d"];
  expect(
    judged([attempt({ exitCode: 137, stop: stop(31_000, true), log: [] })], { log })["LOG-02"],
  ).toMatchInlineSnapshot(
    `"broken: the job ran for 1.0 s, was killed, and not one line of its log had come (4 lines otherwise)"`,
  );
});

test("a job that came to its ordinary end tells nothing of SIGTERM", () => {
  const bigger = { kind: "bigger-channel", factor: 32 } as const;
  const sample = { log: [at(10, "saved 12 rows")] };
  const end = (endedAtMs: number, atMs: number, text: string, exitCode = 0) =>
    judged([attempt({ exitCode, stop: stop(endedAtMs), log: [at(atMs, text)] }, bigger)], sample)["TRAIN-SIG-01"];
  const untold =
    "not applicable: it ended as usual after SIGTERM, so this run does not show whether it handles the signal";
  expect(end(1016, 990, "saved 384 rows")).toBe(untold);
  expect(end(5900, 5890, "saved 384 rows")).toBe(untold);
  expect(end(1080, 1070, "saved 200 rows")).toBeUndefined();
  expect(end(1016, 990, "saved 384 rows", 143)).toBeUndefined();
  expect(end(1016, 990, "epoch 3")).toBeUndefined();
});

test("the model of an ordinary end does not show that SIGTERM saves one", () => {
  const bigger = { kind: "bigger-channel", factor: 32 } as const;
  const sample = { log: [at(10, "saved 12 rows")] };
  const ordinary = attempt({ stop: stop(1016), log: [at(990, "saved 384 rows")] }, bigger);
  const lost = attempt({ stop: stop(1050), model: [], log: [at(900, "epoch 1")] }, bigger);
  expect(judged([ordinary], sample)["TRAIN-SIG-02"]).toMatchInlineSnapshot(
    `"not applicable: it came to its ordinary end, and its model is that of the end"`,
  );
  expect(judged([ordinary, lost], sample)["TRAIN-SIG-02"]).toMatchInlineSnapshot(
    `"broken: the job was stopped in its middle and left no file in /opt/ml/model"`,
  );
});

test("in a long sample, lines that come with its end do not count as lines from its middle", () => {
  const sample = (...log: ReturnType<typeof at>[]): Facts => ({ exit: { atMs: 12_000 }, log });
  const atTheEnd = [at(11_850, "epoch 1"), at(11_900, "epoch 2"), at(11_950, "done")];
  expect(judged([], sample(...atTheEnd))["LOG-02"]).toMatchInlineSnapshot(
    `"broken: not one line came in the first 11.8 s, then 3 at once, as the process ended"`,
  );
  expect(judged([], sample(at(11_700, "epoch 1"), ...atTheEnd))["LOG-02"]).toBe(
    "pass (nothing is logged in the first 11.7 s: a line at the start would show that it runs)",
  );
});

test("slow imports are no buffer: lines with time between them, whatever came before, and whatever SIGTERM met", () => {
  const lines = [14_000, 15_000, 16_000, 17_000].map((atMs, epoch) => at(atMs, `epoch ${epoch}`));
  const sample = { exit: { atMs: 17_900 }, log: lines };
  const note = "pass (nothing is logged in the first 14.0 s: a line at the start would show that it runs)";
  const bigger = { kind: "bigger-channel", factor: 8 } as const;
  expect(judged([attempt({ stop: stop(17_900), log: lines }, bigger)], sample)["LOG-02"]).toBe(note);
  expect(judged([attempt({ exitCode: 137, stop: stop(2_000, true), log: [] }, bigger)], sample)["LOG-02"]).toBe(note);
});

test("a burst that the process outlives is no buffer", () => {
  const burst = ["a", "b", "c"].map((text) => at(6_000, text));
  expect(judged([], { exit: { atMs: 12_000 }, log: burst })["LOG-02"]).toBeUndefined();
});
