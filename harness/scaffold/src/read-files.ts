import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/** A file of an algorithm in the making; `executable` as its mode says. */
export interface NewFile {
  readonly content: Buffer;
  readonly executable: boolean;
}

/** By path, forward slashes, relative to the algorithm's folder. */
export type NewFiles = Map<string, NewFile>;

/**
 * The files below a folder that `keep` lets through. Names of files that tools heed begin with a dot only in the result.
 *
 * @param options.followLinks a link gives the file that it leads to; only for folders of our own, else links are left aside
 */
export async function readFiles(
  folder: string,
  keep: (path: string) => boolean = () => true,
  { followLinks = false }: { readonly followLinks?: boolean } = {},
): Promise<NewFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: NewFiles = new Map();
  for (const entry of entries) {
    if (!entry.isFile() && !(followLinks && entry.isSymbolicLink())) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1).replaceAll("\\", "/");
    if (!keep(name)) continue;
    const executable = ((await stat(path)).mode & 0o100) !== 0;
    files.set(name.replace(/^(gitignore|dockerignore)$/, ".$1"), { content: await readFile(path), executable });
  }
  return files;
}

/** The same files with each text replaced. */
export function replaced(files: NewFiles, replace: (text: string, path: string) => string): NewFiles {
  return new Map(
    [...files].map(([path, file]) => [
      path,
      { ...file, content: Buffer.from(replace(file.content.toString("utf8"), path)) },
    ]),
  );
}
