import { mkdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { OWNER_ONLY, PlatformError } from "@byoa/platform";
import { UsageError } from "../usage-error.ts";

/**
 * Makes the folder and tries it out, before anything costly happens. Disposing removes what was made and stayed empty:
 * an interrupted run leaves nothing. Throws UsageError `report-folder-not-writable`,
 * PlatformError `disk-full`.
 */
export async function prepareReportFolder(folder: string): Promise<AsyncDisposable> {
  const trial = join(folder, `.byoa-${process.pid}`);
  const made: string[] = [];
  const removeEmpty = async (): Promise<void> => {
    for (const path of made.toReversed()) await rmdir(path).catch(() => undefined);
  };
  try {
    await makeFolder(resolve(folder), made);
    await writeFile(trial, "writable\n");
    await rm(trial);
    return { [Symbol.asyncDispose]: removeEmpty };
  } catch (error) {
    await rm(trial, { force: true }).catch(() => undefined);
    await removeEmpty();
    if (isFull(error)) throw new PlatformError("disk-full", writeProblem(folder, error), { cause: error });
    throw new UsageError(
      "report-folder-not-writable",
      `The report folder ${folder} cannot be written (${codeOf(error)}); choose another with --report DIR.`,
      { cause: error },
    );
  }
}

/** Like `mkdir -p`. Node's own recursive one never returns where a file system refuses with ENOENT, as /proc does. */
async function makeFolder(folder: string, made: string[]): Promise<void> {
  try {
    await mkdir(folder, OWNER_ONLY.folder);
    made.push(folder);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return;
    if (codeOf(error) !== "ENOENT" || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder), made);
    await mkdir(folder, OWNER_ONLY.folder);
    made.push(folder);
  }
}

/** Writes a file so that it is there whole or not at all. */
export async function writeWhole(file: string, content: string): Promise<void> {
  const half = `${file}.${process.pid}.part`;
  try {
    await writeFile(half, content, { mode: OWNER_ONLY.file });
    await rename(half, file);
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** One line on why a report could not be written. */
export function writeProblem(folder: string, error: unknown): string {
  const why = isFull(error) ? "the disk is full" : codeOf(error);
  return `The report could not be written to ${folder}: ${why}. Make room, or choose another place with --report DIR.`;
}

function isFull(error: unknown): boolean {
  return ["ENOSPC", "EDQUOT"].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "code" in error) return String(error.code);
  return error instanceof Error ? error.message : String(error);
}
