import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { startLoad } from "./load.ts";

test("a process for every core runs while the load is on, and none after it", async () => {
  const ids: number[] = [];
  {
    await using load = await startLoad("cores burnt");
    ids.push(...load.processIds);
    expect(ids).toHaveLength(availableParallelism());
    expect(load.isOn()).toBe(true);
  }
  for (const id of ids) expect(() => process.kill(id, 0)).toThrow("ESRCH");
});

test("a load that has ended by itself is no longer on", async () => {
  await using load = await startLoad("cores burnt");
  for (const id of load.processIds) process.kill(id, "SIGKILL");
  await expect.poll(() => load.isOn()).toBe(false);
});

test("an idle machine has no load that could end", async () => {
  await using load = await startLoad("idle");
  expect([load.isOn(), load.processIds]).toEqual([true, []]);
});
