import { expect, it } from "vitest";
import { verdict } from "../renderers/report.fixture.ts";
import { notLookedAt } from "./not-looked-at.ts";

it("names a section of which nothing applied, with the reason that came most often", () => {
  const none = { verdict: "not-applicable" } as const;
  expect(
    notLookedAt([
      verdict("TRAIN-EXIT-01", { verdict: "pass" }),
      verdict("HOST-BIND-02", { ...none, finding: "the image has no program serve" }),
      verdict("HOST-PING-03", { ...none, finding: "the image has no program serve" }),
      verdict("INV-OK-01", { ...none, finding: "no sample request" }),
    ]),
  ).toEqual(["serving: the image has no program serve"]);
});

it("says nothing where anything was judged", () => {
  expect(notLookedAt([verdict("INV-OK-01", { verdict: "not-testable" })])).toEqual([]);
});
