import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { processorWaitMs } from "./processor-wait.ts";

const running = (source: string) => spawn(process.execPath, ["-e", source], { stdio: "ignore" });

test("programs that share the processors wait for them, and one that sleeps does not", async () => {
  const asleep = running("setTimeout(() => {}, 60_000)");
  const busy = Array.from({ length: availableParallelism() + 1 }, () => running("for (;;) {}"));
  try {
    await Promise.all([asleep, ...busy].map((child) => once(child, "spawn")));
    const waitOf = (children: typeof busy) => processorWaitMs(children.flatMap(({ pid }) => pid ?? []));
    const [busyBefore = 0, asleepBefore = 0] = [waitOf(busy), waitOf([asleep])];
    await sleep(1_000);
    const busyMs = (waitOf(busy) ?? 0) - busyBefore;
    const asleepMs = (waitOf([asleep]) ?? 0) - asleepBefore;
    expect(busyMs).toBeGreaterThan(100);
    expect(asleepMs).toBeLessThan(busyMs);
  } finally {
    for (const child of [asleep, ...busy]) child.kill("SIGKILL");
  }
});

test("nothing is known of processes that are gone", () => {
  expect(processorWaitMs([2 ** 30])).toBeUndefined();
  expect(processorWaitMs([])).toBeUndefined();
});
