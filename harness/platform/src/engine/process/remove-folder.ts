import { chmod, rm } from "node:fs/promises";
import { runCommand } from "./run-command.ts";
import { walkFolder } from "./walk-folder.ts";

const ALL_BY_OWNER = 0o700;

/**
 * Removes a folder and all that lies in it, also where a program left folders that may not be written to, or paths longer than
 * a system call takes. Links are removed, never followed. Throws when something is left.
 */
export async function removeFolder(folder: string): Promise<void> {
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await remove();
  } catch {
    await openFolders(folder);
    // The system's own command goes down folder by folder, and needs no whole path.
    await remove().catch(() => runCommand(["rm", "-rf", "--", folder], { cwd: "/", env: process.env }));
    await remove();
  }
}

/** Outermost first: what lies in a closed folder is not to be seen before. */
async function openFolders(folder: string): Promise<void> {
  await chmod(folder, ALL_BY_OWNER).catch(() => {});
  for await (const { path, facts } of walkFolder(folder))
    if (facts.isDirectory()) await chmod(path, ALL_BY_OWNER).catch(() => {});
}
