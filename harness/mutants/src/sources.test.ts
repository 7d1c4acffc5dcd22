import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REQUIREMENT_IDS } from "@byoa/conformance";
import { expect, test } from "vitest";
import { allMutants } from "./collection.ts";
import { isHidden } from "./expectation.ts";
import { mutatedFiles } from "./sources.ts";

const mutants = await allMutants();

test.each(mutants.map(({ name, hides = [] }) => [name, hides] as const))(
  "every pattern of what %s hides matches a requirement",
  (_name, hides) => {
    const matches = (pattern: string) => REQUIREMENT_IDS.some((id) => isHidden([pattern], id));
    expect(hides.filter((pattern) => !matches(pattern))).toEqual([]);
  },
);

test("there are at least 24 mutants and each names what must be found", () => {
  expect(mutants.length).toBeGreaterThanOrEqual(24);
  for (const mutant of mutants) expect(Object.keys(mutant.fails), mutant.name).not.toHaveLength(0);
});

test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
  "%s differs from its original and still parses",
  (_name, mutant) => {
    const files = mutatedFiles(mutant);
    const changes = Object.keys(files).length + (mutant.dockerfile?.length ?? 0) + (mutant.architecture?.length ?? 0);
    expect(changes).toBeGreaterThan(0);
    const folder = mkdtempSync(join(tmpdir(), "byoa-mutant-"));
    for (const [path, content] of Object.entries(files)) {
      if (!path.endsWith(".mjs")) continue;
      const file = join(folder, "source.mjs");
      writeFileSync(file, content);
      expect(spawnSync(process.execPath, ["--check", file], { encoding: "utf8" }).stderr).toBe("");
    }
    rmSync(folder, { recursive: true });
  },
);
