import { expect, test } from "vitest";
import { openShuffleBuffer } from "./shuffle-buffer.ts";

function shuffled(rows: number, capacity: number, seed: number): number[] {
  const buffer = openShuffleBuffer(capacity, 2, String(seed));
  const slot = { features: new Float32Array(2), target: 0 };
  const seen: number[] = [];
  const see = () => {
    expect([...slot.features]).toEqual([slot.target, -slot.target]); // features stay with their target
    seen.push(slot.target);
  };
  for (let row = 1; row <= rows; row += 1) {
    slot.features.set([row, -row]);
    slot.target = row;
    if (buffer.exchange(slot)) see();
  }
  while (buffer.draw(slot)) see();
  return seen;
}

test("every row comes once, by the seed's order", () => {
  const first = shuffled(100, 30, 1);
  expect(first.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  expect(shuffled(100, 30, 1)).toEqual(first);
  expect(shuffled(100, 30, 2)).not.toEqual(first);
});

test("a buffer that holds all rows shuffles them as a whole: any may come first", () => {
  const firsts = new Set(Array.from({ length: 200 }, (_, seed) => shuffled(4, 10, seed)[0]));
  expect(firsts).toEqual(new Set([1, 2, 3, 4]));
});
