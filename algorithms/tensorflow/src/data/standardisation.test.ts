import { expect, test } from "vitest";
import { openMoments, standardise } from "./standardisation.ts";

test("mean and standard deviation of each column, far from 0 too", () => {
  const moments = openMoments();
  for (const value of [4, 7, 13, 16]) moments.add([value, 1e9 + value, 5]);
  const { mean, scale } = moments.standardisation();
  expect(mean).toEqual([10, 1e9 + 10, 5]);
  expect(scale[0]).toBeCloseTo(Math.sqrt(22.5), 12);
  expect(scale[1]).toBeCloseTo(Math.sqrt(22.5), 6);
  expect(scale[2]).toBe(1); // a column of one value stays 0, and is not divided by 0
});

test("a row is moved and scaled by them", () => {
  expect(standardise([12, 5], { mean: [10, 5], scale: [4, 1] })).toEqual([0.5, 0]);
});
