import { copyFileSync, createWriteStream, mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract, type Header } from "tar-stream";

const KEPT_MODE = 0o777;
const WRITABLE_BY_OWNER = 0o200;

/**
 * Unpacks a `tar.gz` into a folder, and nothing beside it: no name and no link of the archive leads out. Links are made
 * after all files are written, so that no file is written through one.
 * @throws Error with one line: what is not as it should be, and which member it is; the folder may then hold a part
 */
export async function unpackArchive(archive: Readable, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const root = realpathSync(folder);
  const links: Header[] = [];
  const members = extract();
  const read = pipeline(archive, createGunzip(), members);
  const written = (async () => {
    for await (const member of members) {
      const { name, type } = member.header;
      const path = placeBelow(root, name) ?? leadsOut(name);
      if (type === "directory") mkdirSync(path, { recursive: true });
      else if (type === "link" || type === "symlink") links.push(member.header);
      else if (type === "file" || type === "contiguous-file") {
        mkdirSync(dirname(path), { recursive: true });
        const mode = ((member.header.mode ?? 0o644) & KEPT_MODE) | WRITABLE_BY_OWNER;
        await pipeline(member, createWriteStream(path, { mode }));
        continue;
      } else throw new Error(`${name} is a ${type}; an archive of code may hold files, folders and links`);
      member.resume();
    }
  })();
  read.catch(() => {}); // what went wrong is told by the reader's side
  await written;
  await read;
  for (const { name, linkname } of links.filter(({ type }) => type === "link")) {
    const target = placeBelow(root, linkname ?? "") ?? leadsOut(name, linkname);
    copyFileSync(target, placeBelow(root, name) ?? leadsOut(name));
  }
  for (const link of links.filter(({ type }) => type === "symlink")) makeSymlink(root, link);
}

function makeSymlink(root: string, { name, linkname }: Header): void {
  const target = linkname ?? "";
  const path = placeBelow(root, name) ?? leadsOut(name);
  if (target.startsWith("/") || placeBelow(root, join(dirname(name), target)) === undefined) leadsOut(name, target);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
  // Links behind links: what counts is where the system ends up. Without .native, Node takes a `..` for the name before it.
  if (!isBelow(root, realpathSync.native(path))) leadsOut(name, target);
}

/** The place of a name of the archive; undefined when it leads out of the folder. */
function placeBelow(root: string, name: string): string | undefined {
  const path = join(root, name).replace(/\/$/, "");
  return name.startsWith("/") || !isBelow(root, path) ? undefined : path;
}

function isBelow(root: string, path: string): boolean {
  return path === root || path.startsWith(`${root}${sep}`);
}

function leadsOut(member: string, target?: string | null): never {
  throw new Error(
    target === undefined ? `${member} leads out of the folder` : `${member} points to ${target}, out of the folder`,
  );
}
