import { expect, test } from "vitest";
import { containerLimits } from "./container-limits.ts";

const GIB = 2 ** 30;
const machine = {
  memoryBytes: 16 * GIB,
  freeDiskBytes: 40 * GIB,
  enforces: { memory: true, processes: true },
};

test("one container alone gets the machine's memory without the reserve, and half of the free disk", () => {
  expect(containerLimits(undefined, machine)).toEqual({
    memoryBytes: Math.floor(12.3 * GIB),
    processes: 1_024,
    diskBytes: 20 * GIB,
  });
});

test("all containers that run side by side together leave the reserve", () => {
  for (const memoryBytes of [4 * GIB, 8 * GIB, 64 * GIB]) {
    const limits = containerLimits({ sideBySide: 4 }, { ...machine, memoryBytes });
    expect(4 * (limits.memoryBytes ?? 0)).toBeLessThanOrEqual(memoryBytes * 0.8 - GIB / 2);
    expect(4 * limits.diskBytes).toBeLessThanOrEqual(machine.freeDiskBytes / 2);
  }
});

test("what is asked for wins", () => {
  const asked = { memoryBytes: GIB, processes: 5_000, processors: 1.5, diskBytes: 100 * GIB, sideBySide: 3 };
  expect(containerLimits(asked, machine)).toEqual({
    memoryBytes: GIB,
    processes: 5_000,
    processors: 1.5,
    diskBytes: 100 * GIB,
  });
});

test("a limit that the engine's kernel does not enforce is not claimed", () => {
  const enforces = { memory: false, processes: false };
  expect(containerLimits({ memoryBytes: GIB }, { ...machine, enforces })).toEqual({ diskBytes: 20 * GIB });
});

test("a small machine, a full disk and a disk that cannot be seen have limits that a job can live with", () => {
  expect(containerLimits({ sideBySide: 4 }, { ...machine, memoryBytes: GIB }).memoryBytes).toBe(GIB / 4);
  expect(containerLimits(undefined, { ...machine, freeDiskBytes: GIB / 10 }).diskBytes).toBe(GIB);
  expect(containerLimits(undefined, { ...machine, freeDiskBytes: undefined }).diskBytes).toBe(30 * GIB);
});
