import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The folder in which jobs keep their records; disposing removes it, unless it is to be kept. */
export interface JobsFolder extends AsyncDisposable {
  readonly path: string;
}

export async function openJobsFolder(keepIn: string | undefined): Promise<JobsFolder> {
  if (keepIn !== undefined) {
    const path = join(keepIn, "jobs");
    await rm(path, { recursive: true, force: true });
    await mkdir(path, { recursive: true });
    return { path, async [Symbol.asyncDispose]() {} };
  }
  const path = await mkdtemp(join(tmpdir(), "byoa-"));
  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true });
    },
  };
}
