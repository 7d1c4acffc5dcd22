import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { watchMachine } from "./watch-machine.ts";

function watching() {
  const began = performance.now();
  return watchMachine({}, () => performance.now() - began);
}

test("time in which our own process stood still is in the spans", async () => {
  const watch = watching();
  await sleep(100);
  const until = performance.now() + 900;
  while (performance.now() < until);
  await sleep(50);
  const spans = await watch.spans();
  watch.stop();
  expect(spans.reduce((sum, { withheldMs }) => sum + withheldMs, 0)).toBeGreaterThan(500);
  expect(Math.max(...spans.map(({ toMs }) => toMs))).toBeLessThan(5_000);
});

test("a container whose activity the engine cannot read is watched all the same", async () => {
  const watch = watchMachine({ activity: () => Promise.reject(new Error("gone")) }, () => performance.now());
  await sleep(300);
  await expect(watch.spans()).resolves.toBeInstanceOf(Array);
  watch.stop();
});
