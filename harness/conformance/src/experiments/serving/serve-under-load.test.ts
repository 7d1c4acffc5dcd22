import { expect, test } from "vitest";
import { paceOf } from "./serve-under-load.ts";

test("a server that answers soon is knocked at often", () => {
  expect(paceOf(200)).toEqual({ pingEveryMs: 100, loadMs: 900, connectGroup: 5 });
});

test.each([1_000, 3_000, 30_000])("what waits during a request of %i ms does not fill a queue of 5", (requestMs) => {
  const { pingEveryMs, loadMs, connectGroup } = paceOf(requestMs);
  const pings = Math.ceil(Math.min(requestMs, loadMs) / pingEveryMs);
  expect(pings).toBeGreaterThanOrEqual(3);
  expect(pings + Math.ceil(pings / 2) * connectGroup).toBeLessThanOrEqual(6);
});
