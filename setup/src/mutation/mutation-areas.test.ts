import { matchesGlob } from "node:path";
import { expect, test } from "vitest";
import { repositoryFiles } from "../repository/repository-files.ts";
import { areasNamed, mutationAreas } from "./mutation-areas.ts";

test("every pattern of an area finds files", () => {
  const files = repositoryFiles();
  const empty = mutationAreas.flatMap(({ name, sources, tests }) =>
    [...sources, ...tests]
      .filter((pattern) => !files.some((file) => matchesGlob(file, pattern)))
      .map((pattern) => `${name}: ${pattern}`),
  );
  expect(empty).toEqual([]);
});

test("an area is found by its name, by the first part of it, or by a folder of its sources", () => {
  const names = (wanted: string) => areasNamed(wanted).map(({ name }) => name);
  expect(names("judging")).toEqual(["judging"]);
  expect(names("judges")).toEqual(["judges/image", "judges/serving", "judges/training"]);
  expect(names("shared/archive/")).toEqual(["unpacker"]);
  expect(names("harness/platform/src/transform-job")).toEqual(["transform"]);
  expect(names("nowhere")).toEqual([]);
});
