import { expect, test } from "vitest";
import { cut, megabytes, plainText, seconds } from "./plain-text.ts";

test("escape sequences and control characters of an image never reach the terminal", () => {
  expect(plainText("\u001b[2J\u001b]0;title\u0007 50%\r100%\tdone\u0000\n")).toBe(" 50% 100% done");
});

test("a cut is shown", () => {
  expect([cut("training", 8), cut("training", 5), cut("training", 0)]).toEqual(["training", "trai…", "…"]);
});

test("durations and sizes for people", () => {
  expect([0, 180, 9_949, 9_950, 59_600, 125_000].map(seconds)).toEqual([
    "0.0 s",
    "0.2 s",
    "9.9 s",
    "10 s",
    "1 min 0 s",
    "2 min 5 s",
  ]);
  expect([214_400_000, 2_960_000_000].map(megabytes)).toEqual(["214 MB", "3.0 GB"]);
});
