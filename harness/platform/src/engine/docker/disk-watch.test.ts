import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchDisk } from "./disk-watch.ts";

const GB = 1e9;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(limitBytes: number, free: () => number | undefined, used: () => number | undefined) {
  const exceeded: number[] = [];
  const counted = vi.fn(async () => used());
  const watch = watchDisk({
    limitBytes,
    freeBytes: async () => free(),
    usedBytes: counted,
    onExceeded: (bytes) => exceeded.push(bytes),
  });
  return { watch, exceeded, counted };
}

test("files are not counted while the disk's free space stays", async () => {
  using disk = disposed(
    watched(
      10 * GB,
      () => 100 * GB,
      () => 0,
    ),
  );
  await vi.advanceTimersByTimeAsync(60_000);
  expect(disk.counted).not.toHaveBeenCalled();
});

test("a container over its limit is told once, with what it used", async () => {
  let written = 0;
  using disk = disposed(
    watched(
      10 * GB,
      () => 100 * GB - written,
      () => written,
    ),
  );
  for (let second = 0; second < 20; second++) {
    written += GB;
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(disk.exceeded).toHaveLength(1);
  expect(disk.exceeded[0]).toBeLessThanOrEqual(12 * GB);
});

test("what others write to the disk is not the container's", async () => {
  let byOthers = 0;
  using disk = disposed(
    watched(
      10 * GB,
      () => 100 * GB - byOthers,
      () => GB,
    ),
  );
  for (let second = 0; second < 60; second++) {
    byOthers += GB;
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(disk.exceeded).toEqual([]);
  expect(disk.counted.mock.calls.length).toBeLessThan(20);
});

test("an engine on another machine is asked at an interval", async () => {
  using disk = disposed(
    watched(
      10 * GB,
      () => undefined,
      () => 11 * GB,
    ),
  );
  await vi.advanceTimersByTimeAsync(11_000);
  expect(disk.exceeded).toEqual([11 * GB]);
});

test("an engine that cannot say is asked again, and nothing happens after the end", async () => {
  let used: number | undefined;
  const disk = watched(
    10 * GB,
    () => undefined,
    () => used,
  );
  await vi.advanceTimersByTimeAsync(15_000);
  expect(disk.exceeded).toEqual([]);
  disk.watch[Symbol.dispose]();
  used = 11 * GB;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(disk.exceeded).toEqual([]);
});

function disposed<T extends { readonly watch: Disposable }>(watched: T): T & Disposable {
  return { ...watched, [Symbol.dispose]: () => watched.watch[Symbol.dispose]() };
}
