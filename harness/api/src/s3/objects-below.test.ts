import { expect, test } from "vitest";
import { pathBelow } from "./objects-below.ts";

test("a path below a prefix is what a channel's folder gets", () => {
  expect(pathBelow("data/train/", "data/train/a/b.csv")).toBe("a/b.csv");
  expect(pathBelow("data/train", "data/train/b.csv")).toBe("b.csv");
  expect(pathBelow("data/part", "data/part-1.csv")).toBe("part-1.csv");
  expect(pathBelow("data/a.csv", "data/a.csv")).toBe("a.csv");
  expect(pathBelow("", "data/a.csv")).toBe("data/a.csv");
});
