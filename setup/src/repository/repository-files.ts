import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.ts";

/** Every file that belongs to the repository or will after the next commit; relative, with slashes. */
export const repositoryFiles = (): string[] =>
  execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter((file) => file !== "" && existsSync(join(root, file)));

export const readRepositoryFile = (file: string): string => readFileSync(join(root, file), "utf8");
