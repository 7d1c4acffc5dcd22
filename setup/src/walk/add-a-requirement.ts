import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../root.ts";
import { CATALOGUE, withTheSection, written } from "./first-requirement.ts";

// node setup/src/walk/add-a-requirement.ts
//
// Adds the first requirement of a new section to a copy of the last commit, runs the one script that writes what is generated, checks
// types and tests there, and shows which files it took. Fails when a check fails, or when anything else had to be touched.

/** What `write-docs.ts` writes for a requirement in a new section. */
const GENERATED = [
  "docs/contract.md",
  "docs/contract/walk.md",
  "harness/conformance/report.schema.json",
  "harness/conformance/src/requirement/requirement-ids.ts",
];
const TESTS = ["harness/conformance", "harness/mutants", "harness/labs/src/course", "site", "setup/src/repository"];

const copy = mkdtempSync(join(tmpdir(), "byoa-walk-"));
const bin = join(root, "node_modules/.bin");
const run = (command: string, ...words: string[]): string =>
  execFileSync(command, words, {
    cwd: copy,
    encoding: "utf8",
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
    stdio: ["ignore", "pipe", "inherit"],
  });

try {
  execFileSync("git", ["clone", "--quiet", "--shared", root, copy], { stdio: "inherit" });
  linkDependencies();
  for (const [file, text] of Object.entries(written)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), text);
  }
  writeFileSync(join(copy, CATALOGUE), withTheSection(readFileSync(join(copy, CATALOGUE), "utf8")));
  run(process.execPath, "harness/conformance/src/renderers/write-docs.ts");
  run("git", "add", "--all");
  console.log(run("git", "diff", "--cached", "--stat"));
  const touched = run("git", "diff", "--cached", "--name-only").trim().split("\n").toSorted();
  const expected = [...Object.keys(written), CATALOGUE, ...GENERATED].toSorted();
  if (touched.join() !== expected.join()) throw new Error(`expected to touch only:\n${expected.join("\n")}`);
  run("tsc", "-p", ".");
  console.log("types: no error");
  console.log(
    run("vitest", "run", "--project=unit", "--reporter=dot", ...TESTS)
      .trim()
      .split("\n")
      .slice(-5)
      .join("\n"),
  );
  console.log(`${touched.length - GENERATED.length} files by hand, ${GENERATED.length} by write-docs.ts`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** The workspace's packages link to each other by relative paths, so that the copy's packages find the copy's. */
function linkDependencies(): void {
  writeFileSync(join(copy, ".git/info/exclude"), "node_modules\n");
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const packages = globSync("{*,*/*}/package.json", { cwd: root, exclude: ["**/node_modules/**"] });
  for (const folder of packages.map((file) => dirname(file))) {
    const from = join(root, folder, "node_modules");
    try {
      cpSync(from, join(copy, folder, "node_modules"), { recursive: true, verbatimSymlinks: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
}
