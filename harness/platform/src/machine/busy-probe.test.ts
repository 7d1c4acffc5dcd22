import { expect, test } from "vitest";
import { waitingShareNow } from "./busy-probe.ts";

/** Clocks of a thread that gets this share of a processor. */
function clocks(share: number) {
  let nowMs = 0;
  return { cpu: () => nowMs * share, now: () => (nowMs += 0.1) };
}

test.each([
  [1, 0],
  [0.5, 0.5],
  [0.1, 0.9],
])("a thread that gets %d of a processor waits for %d of the time", (gets, waits) => {
  const { cpu, now } = clocks(gets);
  expect(waitingShareNow(cpu, now)).toBeCloseTo(waits, 1);
});

test("a thread that gets nothing ends the probe, and waits for all of the time", () => {
  const { cpu, now } = clocks(0);
  expect(waitingShareNow(cpu, now)).toBe(1);
});

test("the probe measures this machine", () => {
  expect(waitingShareNow()).toBeGreaterThanOrEqual(0);
  expect(waitingShareNow()).toBeLessThanOrEqual(1);
});
