import { expect, test } from "vitest";
import { TailRing } from "./tail-ring.ts";

const facts = { stream: "stdout", atMs: 1, cutBytes: 0 } as const;
const line = (text: string) => ({ bytes: Buffer.from(text), from: 0, end: Buffer.byteLength(text), cutBytes: 0 });

test("whatever the lengths, what it holds is the end of what came, and what left is counted", () => {
  for (const [lines, bytes] of [
    [1, 10],
    [4, 10],
    [100, 37],
    [7, 1000],
  ] as const) {
    const ring = new TailRing({ lines, bytes, lineBytes: 10 });
    const came: string[] = [];
    const gone = { lines: 0, bytes: 0 };
    for (let count = 0; count < 200; count += 1) {
      const text = String.fromCharCode(97 + (count % 26)).repeat((count * 7) % 11);
      came.push(text);
      const pushed = ring.push(line(text), facts);
      gone.lines += pushed.lines;
      gone.bytes += pushed.bytes;
      const held = ring.read().map(({ text }) => text);
      expect(held).toEqual(came.slice(-held.length || came.length));
      expect(held.length).toBeLessThanOrEqual(lines);
      expect(held.join("").length).toBeLessThanOrEqual(bytes);
      expect(held.length + gone.lines).toBe(came.length);
      expect(held.join("").length + gone.bytes).toBe(came.join("").length);
    }
  }
});

test("each line keeps its stream, its time and how much of it was cut", () => {
  const ring = new TailRing({ lines: 2, bytes: 100, lineBytes: 10 });
  ring.push(line("one"), facts);
  ring.push(line("two"), { stream: "stderr", atMs: 2.5, cutBytes: 2 ** 33 });
  expect(ring.read()).toEqual([
    { text: "one", stream: "stdout", atMs: 1, cutBytes: 0 },
    { text: "two", stream: "stderr", atMs: 2.5, cutBytes: 2 ** 33 },
  ]);
});
