import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { repositoryFiles } from "../repository/repository-files.ts";
import { root } from "../root.ts";

/** A clone as `npm start` leaves it: the files of the repository, its packages, the toolkit packed for each image. */
export function copyCheckout(folder: string, environment: NodeJS.ProcessEnv): void {
  for (const file of [...repositoryFiles(), ...globSync("{algorithms,frameworks}/*/vendor", { cwd: root })])
    cpSync(join(root, file), join(folder, file), { recursive: true });
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const install = ["-y", packageManager, "install", "--frozen-lockfile", "--prefer-offline"];
  execFileSync("npx", install, { cwd: folder, env: environment, stdio: "pipe" });
  git(folder, "init", "--quiet");
  git(folder, "add", "--all");
  git(folder, "-c", "user.name=byoa", "-c", "user.email=byoa@localhost", "commit", "--quiet", "--message", "all of it");
}

/** Undoes what the commands of a page left in the checkout. */
export function resetCheckout(folder: string): void {
  git(folder, "reset", "--quiet", "--hard");
  git(folder, "clean", "--quiet", "-ffdx", "--exclude=node_modules", "--exclude=vendor", "--exclude=.byoa");
}

/** A folder for the PATH with `byoa` in it, as an installation has it. */
export function installByoa(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const main = join(root, "harness", "cli", "src", "main.ts");
  writeFileSync(join(folder, "byoa"), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`, { mode: 0o755 });
}

/**
 * A reader's environment: their own Node and npm, not those that the test runner put before them, and nothing that it set.
 * Whether testcontainers' reaper is on a machine is told in a line; no page shows it.
 */
export function readersEnvironment(programs?: string): NodeJS.ProcessEnv {
  const { PATH = "", VITEST, NODE_ENV, FORCE_COLOR, CI, ...others } = process.env;
  const own = PATH.split(delimiter).filter((entry) => !entry.includes("node_modules"));
  return {
    ...others,
    TESTCONTAINERS_RYUK_DISABLED: "true",
    PATH: [...(programs === undefined ? [] : [programs]), ...own].join(delimiter),
  };
}

const git = (folder: string, ...words: string[]): void => {
  execFileSync("git", words, { cwd: folder, stdio: "pipe" });
};
