import { expect, it } from "vitest";
import { defaultParallel, parallelWithin, peakMemoryIn } from "./parallelism.ts";

const GB = 1e9;

it("runs one more side by side than there are cores, two at least and four at most", () => {
  expect([1, 2, 3, 16].map(defaultParallel)).toEqual([2, 3, 4, 4]);
});

it("runs fewer when their memory would not fit into four fifths of what is free", () => {
  expect(parallelWithin(4, 1 * GB, 8 * GB)).toBe(4);
  expect(parallelWithin(4, 3 * GB, 8 * GB)).toBe(2);
  expect(parallelWithin(4, 30 * GB, 8 * GB)).toBe(1);
  expect(parallelWithin(4, undefined, 8 * GB)).toBe(4);
});

it("finds the highest memory of an observation, wherever it stands", () => {
  expect(peakMemoryIn({ hosts: [{ peakMemoryBytes: 5 }, { peakMemoryBytes: 7 }], retry: { peakMemoryBytes: 6 } })).toBe(
    7,
  );
  expect(peakMemoryIn({ hosts: [] })).toBeUndefined();
});
