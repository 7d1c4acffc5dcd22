import { expect, test } from "vitest";
import { firstLines, listed, shorten } from "./evidence-text.ts";

test("control characters are shown and long lines cut", () => {
  expect(shorten("10 %\r20 %\t\x1b[0m")).toMatchInlineSnapshot(`"10 %\\r20 %\\t\\x1b[0m"`);
  expect(shorten("x".repeat(20), 10)).toMatchInlineSnapshot(`"xxxxxxxxx…"`);
});

test("what is left out is counted", () => {
  expect(firstLines("a\nb\nc\nd", 2)).toMatchInlineSnapshot(`
    "a
    b
    … (2 more lines)"
  `);
  expect(listed(["a", "b", "c"], 2)).toMatchInlineSnapshot(`"a, b and 1 more"`);
});
