import { describe, expect, it } from "vitest";
import { leaveOut } from "./budget.ts";
import { toyExperiment } from "./toys.fixture.ts";

const train = toyExperiment("train", {});
const tolerant = toyExperiment("tolerant", {}, { needs: { train }, containers: 2 });
const pipes = toyExperiment("pipes", {}, { needs: { tolerant } });
const serve = toyExperiment("serve", {}, { role: "serve", needs: { train } });
const load = toyExperiment("load", {}, { role: "serve", needs: { serve }, exclusive: true });
const waiting = [tolerant, pipes, serve, load];

describe("the budget", () => {
  const value = new Map([
    ["tolerant", 110],
    ["pipes", 100],
    ["serve", 1_000],
    ["load", 20],
  ]);
  const leftOut = (leftMs: number) =>
    leaveOut(waiting, value, (some) => some.length * 1_000, leftMs).map(({ name }) => name);

  it("leaves nothing out that fits", () => {
    expect(leftOut(4_000)).toEqual([]);
  });

  it("leaves out the least valuable first, and what starts from it", () => {
    expect(leftOut(3_000)).toEqual(["load"]);
    expect(leftOut(2_000)).toEqual(["pipes", "load"]);
    expect(leftOut(1_000)).toEqual(["tolerant", "pipes", "load"]);
    expect(leftOut(0)).toEqual(["tolerant", "pipes", "serve", "load"]);
  });
});
