import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { models } from "../model/models.ts";
import { servedOperations } from "../model/served-operations.ts";
import { COVERAGE_PAGE_FILE, coveragePage } from "./coverage-page.ts";

test("docs/up-coverage.md is what the code says; else run write-coverage-page.ts", async () => {
  expect(await readFile(COVERAGE_PAGE_FILE, "utf8")).toBe(coveragePage());
});

test("the models hold exactly the operations that are served; else run write-models.ts", () => {
  const held = Object.entries(models).map(([service, { operations }]) => [service, Object.keys(operations)]);
  expect(Object.fromEntries(held)).toEqual(servedOperations);
});
