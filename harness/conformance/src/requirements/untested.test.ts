import { expect, test } from "vitest";
import { untested } from "./untested.ts";

test("nothing is listed twice", () => {
  const ids = untested.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("each says in one sentence what is owed, and why it is not looked at", () => {
  for (const { sentence, reason } of untested) {
    expect(sentence).toMatch(/^[A-Z`].+\.$/);
    expect(reason).toMatch(/^[a-z].+[^.]$/);
  }
});
