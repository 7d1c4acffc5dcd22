import { expect, test } from "vitest";
import { readableLog } from "./log-loss.ts";

const log = ["one", "two", "last"].map((text, index) => ({ stream: "stdout" as const, atMs: index, text }));
const loss = { droppedBytes: 8_000_000, droppedLines: 1_234_567, cutLines: 0, afterLine: 2, limitBytes: 100 };

test("a line says how many are missing, where they are missing", () => {
  expect(readableLog(log, loss).map(({ text }) => text)).toEqual([
    "one",
    "two",
    "… byoa left out 1,234,567 lines here (raise the limit with --log-limit)",
    "last",
  ]);
});

test("a log that is whole, or lost only ends of lines, stays as it is", () => {
  expect(readableLog(log, undefined)).toEqual(log);
  expect(readableLog(log, { droppedBytes: 1, droppedLines: 0, cutLines: 1, limitBytes: 100 })).toEqual(log);
});
