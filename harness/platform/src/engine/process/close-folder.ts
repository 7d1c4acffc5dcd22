import { chmod, lstat } from "node:fs/promises";
import { walkFolder } from "./walk-folder.ts";

const WRITE = 0o222;

/**
 * Takes the permission to write from a folder and all that lies in it; what may be executed stays so. It keeps a program from
 * writing by mistake, unless it runs as root.
 */
export async function closeFolder(folder: string): Promise<void> {
  const closed: (readonly [path: string | Buffer, mode: number])[] = [[folder, (await lstat(folder)).mode]];
  for await (const { path, facts } of walkFolder(folder))
    if (facts.isFile() || facts.isDirectory()) closed.push([path, facts.mode]);
  for (const [path, mode] of closed) await chmod(path, mode & 0o7777 & ~WRITE);
}
