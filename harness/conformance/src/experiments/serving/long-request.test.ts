import { expect, test } from "vitest";
import { firstSize } from "./long-request.ts";

test.each([
  ["a quick model gets thousands of records at once", 1, 65_536],
  ["a model that takes 100 ms gets 70 records", 100, 70 * 16],
  ["a model that takes 400 ms gets 18 records", 400, 17.5 * 16],
])("%s", (_, sampleMs, sizeBytes) => {
  expect(firstSize(16, sampleMs, 700)).toBe(sizeBytes);
});
