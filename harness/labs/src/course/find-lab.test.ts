import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixtureLab } from "../lab/lab.fixture.ts";
import type { Lab } from "../lab/lab.ts";
import { findLab } from "./find-lab.ts";

let folder: string;
let course: Lab[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-find-"));
  course = [await fixtureLab(folder)];
});
afterAll(() => rm(folder, { recursive: true }));

test.each(["42", "042", "42-exit-codes", "exit-codes", "42-exit-codes/"])("%s is lab 42", (text) => {
  expect(findLab(course, text)).toMatchObject({ lab: { id: 42 }, exercise: undefined });
});

test("42/second is its second exercise", () => {
  expect(findLab(course, "42/second").exercise?.name).toBe("second");
});

test("what is not there is one line with what there is", () => {
  const messages = ["7", "42/third", ""].map((text) => {
    try {
      return findLab(course, text);
    } catch (error) {
      return error instanceof Error ? error.message : error;
    }
  });
  expect(messages).toMatchInlineSnapshot(`
    [
      "there is no lab 7. byoa lab list shows them: 42 to 42",
      "lab 42 has no exercise third; it has first, second",
      "there is no lab . byoa lab list shows them: 42 to 42",
    ]
  `);
});
