import { expect, test } from "vitest";
import { busySpans } from "./busy-spans.ts";

const span = (index: number, withheldMs: number) => ({ fromMs: index * 250, toMs: (index + 1) * 250, withheldMs });

test("a span with next to no wait is left out, and times are whole milliseconds", () => {
  const spans = busySpans();
  spans.add(span(0, 2));
  spans.add({ fromMs: 250.4, toMs: 500.2, withheldMs: 99.7 });
  expect(spans.list()).toEqual([{ fromMs: 250, toMs: 500, withheldMs: 100 }]);
});

test("many spans become few, and lose none of their time", () => {
  const spans = busySpans();
  for (let index = 0; index < 10_001; index++) spans.add(span(index, 100));
  const list = spans.list();
  expect(list.length).toBeLessThanOrEqual(600);
  expect(list.reduce((sum, { withheldMs }) => sum + withheldMs, 0)).toBe(1_000_100);
  expect(list.at(0)?.fromMs).toBe(0);
  expect(list.at(-1)?.toMs).toBe(10_001 * 250);
});
