import { expect, test } from "vitest";
import { durationMs, sizeBytes } from "./units.ts";

test("durations", () => {
  expect(["250ms", "90s", "8m", "1.5h", "8", "8 m", "-1s", "m", ""].map(durationMs)).toEqual([
    250,
    90_000,
    480_000,
    5_400_000,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("sizes as Docker's flags take them, in powers of 1024", () => {
  expect(["100", "1k", "512m", "2g", "2GiB", "1.5gb", "2t", "-1", ""].map(sizeBytes)).toEqual([
    100,
    1024,
    536_870_912,
    2_147_483_648,
    2_147_483_648,
    1_610_612_736,
    undefined,
    undefined,
    undefined,
  ]);
});
