import fc from "fast-check";
import { expect, test } from "vitest";
import { pageOf } from "./page-of-resources.ts";
import type { Resource } from "./resources.ts";

const job = (name: string, createdMs: number, status = "Completed"): Resource => ({
  name,
  status,
  createdMs,
  modifiedMs: createdMs,
  document: {},
});

test("pages together hold every resource once, in order, whatever the size of a page", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-c]{1,3}$/), at: fc.nat(5) }), {
        selector: ({ name }) => name,
      }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom("Name", "CreationTime", "Status"),
      fc.constantFrom("Ascending" as const, "Descending" as const),
      (made, MaxResults, SortBy, SortOrder) => {
        const all = made.map(({ name, at }) => job(name, at * 1000));
        const whole = pageOf(all, { MaxResults: 100, SortBy, SortOrder }, "Ascending").page;
        const seen: string[] = [];
        for (let NextToken: string | undefined, turns = 0; turns <= all.length; turns += 1) {
          const answer = pageOf(all, { MaxResults, SortBy, SortOrder, NextToken }, "Ascending");
          seen.push(...answer.page.map(({ name }) => name));
          NextToken = answer.NextToken;
          if (NextToken === undefined) break;
        }
        expect(seen).toEqual(whole.map(({ name }) => name));
        expect(seen).toHaveLength(all.length);
      },
    ),
  );
});

test("what is deleted or created between two pages neither repeats nor hides others", () => {
  const all = [job("a", 1000), job("b", 2000), job("c", 3000)];
  const { NextToken } = pageOf(all, { MaxResults: 2 }, "Ascending");
  const changed = [job("0", 500), job("a", 1000), job("c", 3000)];
  expect(pageOf(changed, { MaxResults: 2, NextToken }, "Ascending").page.map(({ name }) => name)).toEqual(["c"]);
});

test("filters hold together; times are seconds and exclude their own moment", () => {
  const all = [job("train-a", 1000), job("Train-b", 2000, "Failed"), job("other", 3000)];
  const names = (input: object) => pageOf(all, input, "Ascending").page.map(({ name }) => name);
  expect(names({ NameContains: "train" })).toEqual(["train-a", "Train-b"]);
  expect(names({ NameContains: "train", StatusEquals: "Failed" })).toEqual(["Train-b"]);
  expect(names({ CreationTimeAfter: 1, CreationTimeBefore: 3 })).toEqual(["Train-b"]);
});

test("a token that no answer has given is refused", () => {
  expect(() => pageOf([], { NextToken: "x" }, "Ascending")).toThrow("Invalid pagination token");
});
