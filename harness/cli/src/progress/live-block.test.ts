import picocolors from "picocolors";
import { expect, test } from "vitest";
import { smallRun } from "./events.fixture.ts";
import { liveBlock } from "./live-block.ts";
import { initialState, nextState, type RunState } from "./run-state.ts";

const plain = picocolors.createColors(false);

/** What stands at the foot of the terminal after the first `count` events, two and a half seconds later. */
function blockAfter(count: number, columns = 80): string {
  const state = smallRun
    .slice(0, count)
    .reduce<RunState>((before, event) => nextState(before, event, 1_000), initialState);
  return liveBlock(state, 3_500, columns, plain).join("\n");
}

test("before anything is known", () => {
  expect(blockAfter(0)).toBe("asking the engine …");
});

test("a pull", () => {
  expect(blockAfter(2)).toBe("pulling  my-image:latest: 3 of 7 layers, 40 of 120 MB");
});

test("what runs now and for how long, what is next, the verdicts so far", () => {
  expect(blockAfter(5)).toMatchInlineSnapshot(`
    "now      train on the sample 2.5 s
    next     serve the model
    so far   no verdict yet
             0 of 2 experiments"
  `);
});

test("the rest after the estimate", () => {
  expect(blockAfter(smallRun.findIndex(({ kind }) => kind === "endpoint-started"))).toMatchInlineSnapshot(`
    "now      serve the model 2.5 s (ready; asking for predictions)
    so far   1 passed
             1 of 2 experiments, about 5.5 s left"
  `);
});

test("a narrow terminal cuts, never wraps", () => {
  expect(
    Math.max(
      ...blockAfter(5, 30)
        .split("\n")
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(29);
});
