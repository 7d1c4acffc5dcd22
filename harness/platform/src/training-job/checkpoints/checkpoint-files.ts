import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { ChannelFile } from "../training-request.ts";

/**
 * What a job left in its checkpoint folder, ready to be given to the one that goes on; none when it left nothing.
 *
 * @param folder `artifacts.checkpoints.folder` of the job's record
 * @example
 * const checkpoints = await checkpointFiles(interrupted.artifacts.checkpoints.folder);
 * await platform.startTrainingJob({ ...request, jobName: "once-more", checkpoints });
 */
export async function checkpointFiles(folder: string): Promise<ChannelFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: relative(folder, file).split(sep).join("/"), content: { file } }));
}
