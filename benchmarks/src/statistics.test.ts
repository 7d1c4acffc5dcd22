import { expect, test } from "vitest";
import { covered, median, percentile } from "./statistics.ts";

test("the median of an even number of values is the mean of the middle two", () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
  expect(() => median([])).toThrow(RangeError);
});

test("a percentile is one of the values", () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1);
  expect([percentile(values, 0.5), percentile(values, 0.99), percentile(values, 1)]).toEqual([51, 100, 100]);
});

test("what overlaps counts once", () => {
  expect(
    covered([
      [0, 10],
      [5, 12],
      [20, 21],
      [6, 7],
    ]),
  ).toBe(13);
  expect(covered([])).toBe(0);
});
