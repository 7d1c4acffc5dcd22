import { expect, test } from "vitest";
import { catalogue } from "./catalogue.ts";
import { untested } from "./untested.ts";

test("nothing is both judged and listed as untested, and nothing is listed twice", () => {
  const judged = new Set(catalogue.map(({ id }) => id));
  const ids = untested.map(({ id }) => id);
  expect(ids.filter((id) => judged.has(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test("each says in one sentence what is owed, and why it is not looked at", () => {
  for (const { sentence, reason } of untested) {
    expect(sentence).toMatch(/^[A-Z`].+\.$/);
    expect(reason).toMatch(/^[a-z].+[^.]$/);
  }
});
