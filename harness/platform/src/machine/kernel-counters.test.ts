import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { kernelCounters } from "./kernel-counters.ts";

const onLinux = process.platform === "linux";

test.runIf(onLinux)("more programs than processors are pressure and work in the kernel's counters", async () => {
  const before = kernelCounters();
  const busy = Array.from({ length: availableParallelism() + 1 }, () =>
    spawn(process.execPath, ["-e", "for (;;) {}"], { stdio: "ignore" }),
  );
  try {
    await Promise.all(busy.map((child) => once(child, "spawn")));
    await sleep(1_000);
  } finally {
    for (const child of busy) child.kill("SIGKILL");
  }
  const after = kernelCounters();
  expect(Number(after.busyMs) - Number(before.busyMs)).toBeGreaterThan(500);
  // A kernel without pressure information has none in both.
  if (before.pressureMs !== undefined) expect(Number(after.pressureMs) - before.pressureMs).toBeGreaterThan(100);
});
