import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";

test("the nearest name, in whatever case, and none when none is near", () => {
  const names = ["channels", "requests", "image"];
  expect(["chanels", "Requests", "imgae", "colour"].map((name) => nearest(name, names))).toEqual([
    "channels",
    "requests",
    "image",
    undefined,
  ]);
});
