import { expect, test } from "vitest";
import { TextWatch } from "./text-watch.ts";

const TOKEN = "0123456789abcdef0123";

test("a value is found wherever the chunks are cut, in one stream", () => {
  const text = `before ${TOKEN} after`;
  for (let size = 1; size <= text.length; size += 1) {
    const watch = new TextWatch({ TOKEN, OTHER: "another value, not there", SHORT: "before" });
    for (let at = 0; at < text.length; at += size) watch.add("stdout", Buffer.from(text.slice(at, at + size)));
    expect([...watch.found]).toEqual(["TOKEN"]);
  }
});

test("halves in two streams are no whole", () => {
  const watch = new TextWatch({ TOKEN });
  watch.add("stdout", Buffer.from(TOKEN.slice(0, 10)));
  watch.add("stderr", Buffer.from(TOKEN.slice(10)));
  expect(watch.found.size).toBe(0);
});
