import { readdirSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { JobFault } from "../../training/job-fault.ts";

const SHELL = "sh";
const MODULE_ENDINGS = [".mjs", ".js", ".cjs", ".ts", ".mts", ".cts"] as const;
const MOST_NAMES = 10;

/** Names that are tried in a folder, in this order, when nobody has named a script. */
export const TRAINING_SCRIPTS = [...MODULE_ENDINGS, ".sh"].map((ending) => `train${ending}`);
export const SERVING_MODULES = ["serve", "inference"].flatMap((name) =>
  MODULE_ENDINGS.map((ending) => `${name}${ending}`),
);

/** What runs a script, without its arguments. @throws JobFault for a kind that this image does not run */
export function interpreterOf(program: string): string {
  const ending = extname(program);
  if (MODULE_ENDINGS.some((one) => one === ending)) return process.execPath;
  if (ending === ".sh") return SHELL;
  const endings = [...MODULE_ENDINGS, ".sh"].join(", ");
  throw new JobFault(`the script ${program} is of a kind that this image does not run; it runs ${endings}`);
}

/** The first of some names that is a file in the folder. */
export function firstOf(names: readonly string[], folder: string): string | undefined {
  return names.find((name) => isFile(join(folder, name)));
}

/**
 * The script that was named, as a path in its folder.
 * @throws JobFault when it is not there, saying what is, or leads out of the folder
 */
export function namedScript(program: string, folder: string): string {
  const path = normalize(program);
  if (path.startsWith("..") || path.startsWith("/")) {
    throw new JobFault(`the script ${program} must be a path below ${folder}`);
  }
  if (isFile(join(folder, path))) return path;
  throw new JobFault(`there is no script ${program} in ${folder}; ${whatIsIn(folder)}`);
}

/** For a message: what a folder holds. */
export function whatIsIn(folder: string): string {
  try {
    const names = readdirSync(folder).sort();
    if (names.length === 0) return "the folder is empty";
    return `there is ${names.slice(0, MOST_NAMES).join(", ")}${names.length > MOST_NAMES ? ", …" : ""}`;
  } catch {
    return "there is no such folder";
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
