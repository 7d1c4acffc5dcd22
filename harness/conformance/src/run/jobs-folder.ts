import { mkdir, mkdtemp, rm, rmdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { OWNER_ONLY } from "@byoa/platform";
import { makeScratchFolder } from "@byoa/platform/scratch-folder";

/** The folder in which jobs keep their records; disposing removes it, unless it was said to be kept. */
export interface JobsFolder extends AsyncDisposable {
  readonly path: string;
  keep(): void;
}

/**
 * Makes one of its own for this run: below `<reportFolder>/jobs` when it may be kept, else among the temporary files, where the
 * next run removes it after a SIGKILL.
 */
export async function openJobsFolder(reportFolder: string | undefined): Promise<JobsFolder> {
  const parent = reportFolder === undefined ? undefined : resolve(reportFolder, "jobs");
  if (parent !== undefined) await mkdir(parent, { recursive: true, mode: OWNER_ONLY.folder });
  const path = parent === undefined ? await makeScratchFolder("jobs") : await mkdtemp(join(parent, "byoa-"));
  let kept = false;
  return {
    path,
    keep() {
      kept = true;
    },
    async [Symbol.asyncDispose]() {
      if (kept) return;
      await rm(path, { recursive: true, force: true });
      if (parent !== undefined) await rmdir(parent).catch(() => undefined);
    },
  };
}
