import { expect, test } from "vitest";
import type { Step } from "../progress.ts";
import { type TimedPart, timedProgress } from "./timed-progress.ts";

test("a step that is done is a part of the run, with its time; it is shown as before", () => {
  const shown: string[] = [];
  const silent: Step = { now: () => {}, note: () => {}, stop: () => {}, done: (text) => shown.push(text) };
  const parts: TimedPart[] = [];
  let nowMs = 1000;
  const progress = timedProgress(
    () => silent,
    parts,
    () => nowMs,
  );
  progress("engine").now("looks for one");
  const image = progress("image");
  nowMs += 2500;
  image.done("byoa/decision-tree built");
  expect(parts).toEqual([{ name: "set-up: image byoa/decision-tree built", durationMs: 2500 }]);
  expect(shown).toEqual(["byoa/decision-tree built"]);
});
