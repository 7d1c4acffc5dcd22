import { expect, test } from "vitest";
import { metricReader } from "./metric-reader.ts";

const read = (text: string, regex: string) =>
  metricReader([{ name: "loss", regex }])({ stream: "stdout", atMs: 5, text }, "algo-1");

test("the first group is the value, when it is a number", () => {
  expect(read("epoch=1 loss=0.25;", "loss=([0-9.]+);")).toEqual([
    { name: "loss", value: 0.25, atMs: 5, host: "algo-1" },
  ]);
  expect(read("loss=1e-3;", "loss=(\\S+);")).toMatchObject([{ value: 0.001 }]);
  expect(read("LOSS=2;", "(?i)loss=(\\d)")).toMatchObject([{ value: 2 }]);
});

test("what matches nothing, catches no number, has no group or is no regex here gives nothing", () => {
  for (const regex of ["accuracy=(\\d)", "loss=(.*)", "loss=", "loss=()", "loss=(NaN|\\d)", "(?<!x"])
    expect([regex, read("loss=NaN, 1", regex)]).toEqual([regex, []]);
});

test("the log service shows a tab as #011, and so does the line that is matched", () => {
  expect(read("loss\t1", "loss#011(\\d)")).toMatchObject([{ value: 1 }]);
});
