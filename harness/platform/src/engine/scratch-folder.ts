import { existsSync, rmSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mayBeLeftBehind } from "../left-behind.ts";
import { isAlive, ownIdentity } from "./process-identity.ts";

const NAME = /^byoa-[a-z]+-(\d+)-(\d+)-(\d+)-/;

/**
 * A fresh folder for this process among the machine's temporary ones; its name says whose it is, so that a later run can remove
 * what a killed one left, and nothing of one that runs: not even one that shares the folder from another PID namespace.
 *
 * @param purpose small letters only
 */
export async function makeScratchFolder(purpose: string): Promise<string> {
  const { pid, startTicks, namespace } = ownIdentity();
  const folder = await mkdtemp(join(tmpdir(), `byoa-${purpose}-${pid}-${startTicks}-${namespace}-`));
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
  const own = ownIdentity();
  const names = (await readdir(tmpdir())).filter((name) => {
    const [pid, startTicks, namespace] = NAME.exec(name)?.slice(1).map(Number) ?? [];
    if (pid === undefined || startTicks === undefined || namespace === undefined) return false;
    return isAlive({ pid, startTicks, namespace }, own) === false;
  });
  // Another user's folder is theirs to remove.
  await Promise.all(names.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {})));
  return names.length;
}
