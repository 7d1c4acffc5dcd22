import { constants, type Stats } from "node:fs";
import { lstat, open, readlink } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { addMember } from "@byoa/archive";
import { type Pack, pack } from "tar-stream";
import { walkFolder } from "./walk-folder.ts";

/** A file that a running program may still write is read at once up to this size, so that it has the size that it is said to have. */
const AT_ONCE_BYTES = 4 * 1024 * 1024;
/** Neither follows a link that has taken the file's place, nor waits for a FIFO's writer. */
const ONLY_A_FILE = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * A tar stream of a folder's content, or of one file, members relative to it, all of them root's as they would be in a container.
 * Links are members, never followed. What vanishes meanwhile is left out.
 */
export function folderArchive(path: string): Readable {
  const archive = pack();
  void fill(archive, path).then(
    () => archive.finalize(),
    (error: unknown) => archive.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return Readable.from(archive, { objectMode: false });
}

async function fill(archive: Pack, path: string): Promise<void> {
  const own = await lstat(path);
  if (!own.isDirectory()) return await add(archive, path, basename(path), own);
  for await (const entry of walkFolder(path)) {
    // Whoever reads may have seen enough.
    if (archive.destroyed) return;
    await add(archive, entry.path, entry.name, entry.facts);
  }
}

async function add(archive: Pack, path: string | Buffer, name: string, facts: Stats): Promise<void> {
  const header = { name, mode: facts.mode & 0o7777, mtime: facts.mtime, uid: 0, gid: 0 };
  if (facts.isDirectory()) await addMember(archive, { ...header, name: `${name}/`, type: "directory" });
  else if (facts.isSymbolicLink()) {
    const linkname = await readlink(path).catch(() => undefined);
    if (linkname !== undefined) await addMember(archive, { ...header, type: "symlink", linkname });
  } else if (facts.isFIFO()) await addMember(archive, { ...header, type: "fifo" });
  else if (facts.isFile()) await addFile(archive, path, header, facts);
}

async function addFile(
  archive: Pack,
  path: string | Buffer,
  header: { readonly name: string },
  facts: Stats,
): Promise<void> {
  if (facts.size === 0) return await addMember(archive, { ...header, type: "file" });
  const file = await open(path, ONLY_A_FILE).catch(() => undefined);
  if (file === undefined) return;
  try {
    const opened = await file.stat();
    if (!opened.isFile() || opened.ino !== facts.ino) return;
    if (opened.size <= AT_ONCE_BYTES)
      return await addMember(archive, { ...header, type: "file" }, await file.readFile());
    const entry = archive.entry({ ...header, type: "file", size: opened.size });
    await pipeline(file.createReadStream({ end: opened.size - 1, autoClose: false }), entry);
  } finally {
    await file.close();
  }
}
