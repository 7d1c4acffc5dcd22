import { expect, test } from "vitest";
import { virtualClock } from "./virtual-clock.ts";

test("sleepers wake in the order of their times, and time is theirs", async () => {
  const clock = virtualClock();
  const woken: [string, number][] = [];
  const sleep = async (name: string, ms: number) => {
    await clock.pause(ms);
    woken.push([name, clock.nowMs()]);
  };
  await Promise.all([sleep("an hour", 3_600_000), sleep("a second", 1_000), sleep("also a second", 1_000)]);
  expect(woken).toEqual([
    ["a second", 1_000],
    ["also a second", 1_000],
    ["an hour", 3_600_000],
  ]);
});

test("a sleeper that sleeps again comes before one that sleeps longer", async () => {
  const clock = virtualClock();
  const order: string[] = [];
  const steps = (async () => {
    for (const step of ["first", "second", "third"]) {
      await clock.pause(10);
      order.push(step);
    }
  })();
  await Promise.all([steps, clock.pause(25).then(() => order.push("25 ms"))]);
  expect(order).toEqual(["first", "second", "25 ms", "third"]);
});

test("a signal wakes its sleeper at once and leaves the time as it is", async () => {
  const clock = virtualClock();
  const signal = AbortSignal.abort();
  await clock.pause(1_000, signal);
  const later = new AbortController();
  const slept = clock.pause(1_000, later.signal);
  later.abort();
  await slept;
  expect(clock.nowMs()).toBe(0);
});
