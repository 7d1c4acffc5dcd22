import { mkdir, mkdtemp, rm, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The folder in which jobs keep their records; disposing removes it, unless it was said to be kept. */
export interface JobsFolder extends AsyncDisposable {
  readonly path: string;
  keep(): void;
}

/** Makes one of its own for this run: below `<reportFolder>/jobs` when it may be kept, else among the temporary files. */
export async function openJobsFolder(reportFolder: string | undefined): Promise<JobsFolder> {
  const parent = reportFolder === undefined ? tmpdir() : resolve(reportFolder, "jobs");
  await mkdir(parent, { recursive: true });
  const path = await mkdtemp(join(parent, "byoa-"));
  let kept = false;
  return {
    path,
    keep() {
      kept = true;
    },
    async [Symbol.asyncDispose]() {
      if (kept) return;
      await rm(path, { recursive: true, force: true });
      if (reportFolder !== undefined) await rmdir(parent).catch(() => undefined);
    },
  };
}
