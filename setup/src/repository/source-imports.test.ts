import { expect, test } from "vitest";
import { importedFolder, specifiersOf } from "./source-imports.ts";

test("imports of every form are seen, over several lines too", () => {
  const source = `
import { a } from "./a.ts";
import "./side-effect.ts";
import type {
  B,
} from 'some-package';
export * from "./c.ts";
const d = await import("node:fs");
const text = "from here to there";
`;
  expect(specifiersOf(source)).toEqual(["./a.ts", "./side-effect.ts", "some-package", "./c.ts", "node:fs"]);
});

test("a package is recognised by its name and by a path that leads into its folder", () => {
  const packages = new Map([
    ["shared/contract", "@byoa/contract"],
    ["harness/cli", "byoa"],
  ]);
  const from = (specifier: string) => importedFolder("harness/cli/src/check/run.ts", specifier, packages);
  expect(from("@byoa/contract")).toBe("shared/contract");
  expect(from("../../../../shared/contract/src/paths.ts")).toBe("shared/contract");
  expect(from("../main.ts")).toBe("harness/cli");
  expect(from("byoa-else")).toBeUndefined();
  expect(from("node:path")).toBeUndefined();
});
