import { expect, test } from "vitest";
import { nameFault } from "./name.ts";

test("a name is what an image, a package and a job may be called", () => {
  for (const name of ["a", "my-algorithm", "x1", "a".repeat(63)]) expect(nameFault(name)).toBeUndefined();
  expect(["", "-a", "a-", "A", "a_b", "a/b", "..", "a".repeat(64)].map(nameFault)).not.toContain(undefined);
});

test("what is no name is told with one that is", () => {
  expect(nameFault("My Thing!")).toBe(
    '"My Thing!" is no name for an algorithm: small letters, digits and hyphens, at most 63. For example my-thing.',
  );
  expect(nameFault("../..")).toContain("For example my-algorithm.");
});
