import { expect, test } from "vitest";
import { type Figure, isMet, ratioOf } from "./figure.ts";

const figure: Figure = { what: "this", measured: { value: 30, unit: "ms" }, floor: { value: 20, unit: "ms" } };

test("a ratio is measured over floor", () => {
  expect(ratioOf(figure)).toBe(1.5);
  expect(ratioOf({ what: "this", measured: figure.measured })).toBeUndefined();
});

test("a target is of the ratio, the difference or the measured value, and its bound is kept", () => {
  const met = (target: Figure["target"]) => isMet(target === undefined ? figure : { ...figure, target });
  expect(met({ of: "ratio", atMost: 1.5 })).toBe(true);
  expect(met({ of: "ratio", atLeast: 1.6 })).toBe(false);
  expect(met({ of: "difference", atMost: 10 })).toBe(true);
  expect(met({ of: "measured", atMost: 29 })).toBe(false);
  expect(met(undefined)).toBeUndefined();
});

test("a ratio without a floor is never met", () => {
  expect(isMet({ what: "this", measured: figure.measured, target: { of: "ratio", atMost: 2 } })).toBe(false);
});
