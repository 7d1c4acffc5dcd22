import { expect, test } from "vitest";
import { parallelCount } from "./friendly-requests.ts";

test.each([
  [5, 12],
  [2_000, 12],
  [3_000, 10],
  [10_000, 3],
  [50_000, 2],
])("a sample that takes %i ms is sent %i times at once", (sampleMs, count) => {
  expect(parallelCount(sampleMs, 60_000)).toBe(count);
});
