import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { NewFiles } from "@byoa/scaffold";
import { LabsError } from "../labs-error.ts";

/** Writes a folder that is not there yet: all of it, or nothing. Throws LabsError `lab-folder-not-writable`. */
export async function writeFolder(folder: string, files: NewFiles): Promise<void> {
  await writing(folder, async () => {
    await mkdir(dirname(folder), { recursive: true });
    const unfinished = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
    try {
      await writeFiles(unfinished, files);
      await chmod(unfinished, 0o755);
      await rename(unfinished, folder);
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      throw error;
    }
  });
}

/** Writes files into a folder, over those that are there. */
export async function writeFiles(folder: string, files: NewFiles): Promise<void> {
  await writing(folder, async () => {
    for (const [path, { content, executable }] of files) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
      await chmod(file, executable ? 0o755 : 0o644);
    }
  });
}

/** Runs what writes below a folder. Throws LabsError `lab-folder-not-writable` for what the file system refuses. */
export async function writing<T>(folder: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
    if (code === undefined || !(code in REASONS)) throw cause;
    throw new LabsError(
      "lab-folder-not-writable",
      `${folder} cannot be written: ${REASONS[code]}. Choose another place with --folder DIR.`,
      { cause },
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "its folder may not be written by you",
  EPERM: "its folder may not be written by you",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "something on the way to it is no folder",
  EEXIST: "a file of that name is in the way",
  ENOTEMPTY: "it is there and not empty",
};
