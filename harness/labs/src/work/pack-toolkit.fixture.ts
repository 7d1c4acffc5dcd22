import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { repositoryFolder } from "../course/course-folder.ts";

/** Packs the toolkit as `byoa new` does. */
export async function packToolkit(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, [repositoryFolder("shared/toolkit/build/pack.ts"), folder]);
}
