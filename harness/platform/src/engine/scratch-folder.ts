import { existsSync, rmSync } from "node:fs";
import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mayBeLeftBehind } from "../left-behind.ts";
import { endProgramsOf } from "./process/programs-of.ts";
import { removeFolder } from "./process/remove-folder.ts";
import { isAlive, ownIdentity } from "./process-identity.ts";

/** Name of the folder that stands for `/opt/ml` in a scratch folder of the process engine. */
export const BASE_FOLDER = "ml";

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

/** Removes those of processes that are gone, after ending what still runs in them; gives their number. */
export async function removeAbandonedFolders(): Promise<number> {
  const own = ownIdentity();
  const names = (await readdir(tmpdir())).filter((name) => {
    const [pid, startTicks, namespace] = NAME.exec(name)?.slice(1).map(Number) ?? [];
    if (pid === undefined || startTicks === undefined || namespace === undefined) return false;
    return isAlive({ pid, startTicks, namespace }, own) === false;
  });
  await Promise.all(
    names.map(async (name) => {
      const folder = join(tmpdir(), name);
      if (name.startsWith("byoa-process-")) await endProgramsOf(join(folder, BASE_FOLDER));
      // Another user's folder is theirs to remove.
      await removeFolder(folder).catch(() => {});
    }),
  );
  return names.length;
}
