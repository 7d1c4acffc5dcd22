import { createReadStream, type Stats } from "node:fs";
import { lstat, readdir, readFile, readlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Pack, pack } from "tar-stream";

/** A file that a running program may still write is read at once up to this size, so that it has the size that it is said to have. */
const AT_ONCE_BYTES = 4 * 1024 * 1024;

/**
 * A tar stream of a folder's content, or of one file, members relative to it, all of them root's as they would be in a container.
 * What vanishes meanwhile is left out.
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
  const facts = await lstat(path);
  if (!facts.isDirectory()) return await add(archive, path, basename(path), facts);
  const names = await readdir(path, { recursive: true });
  for (const name of names.sort()) {
    const found = await lstat(join(path, name)).catch(() => undefined);
    if (found !== undefined) await add(archive, join(path, name), name, found);
  }
}

async function add(archive: Pack, path: string, name: string, facts: Stats): Promise<void> {
  const header = { mode: facts.mode & 0o777, mtime: facts.mtime, uid: 0, gid: 0 };
  if (facts.isDirectory()) archive.entry({ ...header, name: `${name}/`, type: "directory" });
  else if (facts.isSymbolicLink())
    archive.entry({ ...header, name, type: "symlink", linkname: await readlink(path).catch(() => "") });
  else if (facts.isFIFO()) archive.entry({ ...header, name, type: "fifo" });
  else if (facts.isFile() && facts.size <= AT_ONCE_BYTES) {
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes !== undefined) archive.entry({ ...header, name, type: "file" }, bytes);
  } else if (facts.isFile()) {
    const entry = archive.entry({ ...header, name, type: "file", size: facts.size });
    await pipeline(createReadStream(path, { end: facts.size - 1 }), entry);
  }
}
