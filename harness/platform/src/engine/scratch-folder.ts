import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const NAME = /^byoa-(?:pipes|fifos|process)-(\d+)-/;

/** A fresh folder for this process among the machine's temporary ones; its name says whose it is. */
export function makeScratchFolder(purpose: "pipes" | "fifos" | "process"): Promise<string> {
  return mkdtemp(join(tmpdir(), `byoa-${purpose}-${process.pid}-`));
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
