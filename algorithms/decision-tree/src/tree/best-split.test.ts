import { expect, test } from "vitest";
import { bestSplit } from "./best-split.ts";

const split = (column: readonly number[], targets: readonly number[]) =>
  bestSplit(
    { features: column.map((value) => [value]), targets },
    targets.map((_, row) => row),
  );

test("rows part midway between the two neighbouring values", () => {
  expect(split([1, 2, 6, 7], [0, 0, 1, 1])).toEqual({
    feature: 0,
    threshold: 4,
    gain: 0.5,
    left: [0, 1],
    right: [2, 3],
  });
});

test("a border beside rows of equal value is found whatever their order", () => {
  // ml-cart alone sees the border between 1 and 2 only when the row of label 1 does not stand last among those of value 1.
  for (const targets of [
    [0, 0, 0, 1, 1, 1, 1],
    [1, 0, 0, 0, 1, 1, 1],
  ]) {
    expect(split([1, 1, 1, 1, 2, 2, 2], targets)).toMatchObject({ threshold: 1.5, right: [4, 5, 6] });
  }
});

test("the threshold parts neighbours that have no number between them", () => {
  const next = 1 + Number.EPSILON;
  expect(split([1, next, next], [0, 0, 1])).toMatchObject({ threshold: next, left: [0], right: [1, 2] });
});

test("rows that nothing parts have no split", () => {
  expect(split([1, 1, 1], [0, 1, 0])).toBeUndefined();
  expect(split([1, 2, 3], [1, 1, 1])).toBeUndefined();
});
