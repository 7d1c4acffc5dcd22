import { existsSync, rmSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mayBeLeftBehind } from "../left-behind.ts";

const NAME = /^byoa-[a-z]+-(\d+)-/;

/**
 * A fresh folder for this process among the machine's temporary ones; its name says whose it is, so that a later run can remove
 * what a killed one left.
 *
 * @param purpose small letters only
 */
export async function makeScratchFolder(purpose: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `byoa-${purpose}-${process.pid}-`));
  mayBeLeftBehind({
    what: `the folder ${folder}`,
    removal: `rm -rf '${folder}'`,
    isThere: () => existsSync(folder),
    removeNow: () => rmSync(folder, { recursive: true, force: true }),
  });
  return folder;
}

/** Removes those of processes that are gone; gives their number. */
export async function removeAbandonedFolders(): Promise<number> {
  const names = (await readdir(tmpdir())).filter((name) => {
    const pid = NAME.exec(name)?.[1];
    return pid !== undefined && isGone(Number(pid));
  });
  // Another user's folder is theirs to remove.
  await Promise.all(names.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {})));
  return names.length;
}

/** True when no process has that number on this machine. */
export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
