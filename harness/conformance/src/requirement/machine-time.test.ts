import { expect, test } from "vitest";
import { lateSpan, limitIn, wasTooBusy, withheldIn } from "./machine-time.ts";

const busySpans = [
  { fromMs: 1_000, toMs: 2_000, withheldMs: 800 },
  { fromMs: 3_000, toMs: 4_000, withheldMs: 400 },
];

test("a span has its part of the time that was withheld", () => {
  expect(withheldIn({ busySpans, fromMs: 0, toMs: 5_000 })).toBe(1_200);
  expect(withheldIn({ busySpans, fromMs: 1_500, toMs: 3_500 })).toBe(600);
  expect(withheldIn({ busySpans, fromMs: 2_000, toMs: 3_000 })).toBe(0);
});

test("a span of which half was withheld is too busy", () => {
  expect(wasTooBusy({ busySpans, fromMs: 1_000, toMs: 2_000 })).toBe(true);
  expect(wasTooBusy({ busySpans, fromMs: 0, toMs: 5_000 })).toBe(false);
});

test("what is late is too busy when it would have been in time without the waits", () => {
  expect(wasTooBusy(lateSpan(busySpans, 1_000, { ms: 2_500, limitMs: 2_000 }))).toBe(true);
  expect(wasTooBusy(lateSpan(busySpans, 1_000, { ms: 3_500, limitMs: 2_000 }))).toBe(false);
  expect(wasTooBusy(lateSpan(busySpans, 4_500, { ms: 2_001, limitMs: 2_000 }))).toBe(false);
});

test("a record that says nothing of the machine is judged by the wall clock and our own lag", () => {
  expect(wasTooBusy({ busySpans: undefined, fromMs: 0, toMs: 5_000 })).toBe(false);
  expect(limitIn({ harnessLagMs: 300 }, 2_000)).toBe(2_300);
  expect(limitIn({ harnessLagMs: 300, busySpans: [] }, 2_000)).toBe(2_000);
});
