import { expect, test } from "vitest";
import { countSteps, stepsIn } from "./steps.ts";

const log = (...texts: string[]) => texts.map((text, index) => ({ stream: "stdout" as const, atMs: index, text }));

test("the steps are the numbers that the pattern finds, in the order of the log", () => {
  const steps = stepsIn(log("epochs=60", "epoch=3 loss=0.5", "saved", "epoch=4 loss=0.25"), "epoch=(\\d+)");
  expect(steps.map(({ value }) => value)).toEqual([3, 4]);
});

test("what is no number is no step", () => {
  expect(stepsIn(log("epoch=", "epoch=final", "epoch=-"), "epoch=(.*)")).toEqual([]);
  expect(stepsIn(log("epoch"), "epoch(?:=(\\d+))?")).toEqual([]);
});

test("parts of an epoch are steps, too", () => {
  expect(stepsIn(log("{'epoch': 0.33}"), "'epoch': ([0-9.]+)").map(({ value }) => value)).toEqual([0.33]);
});

test("a step that several lines tell counts once", () => {
  expect(countSteps(stepsIn(log("epoch=1 begins", "epoch=1 ends", "epoch=2 begins"), "epoch=(\\d+)"))).toBe(2);
});
