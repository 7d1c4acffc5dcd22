import { realpathSync } from "node:fs";
import { join, posix, sep } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import {
  ArchiveRefusal,
  type MemberHeader,
  plainHeader,
  type SafeMember,
  safeMembers,
  skip,
  tarMembers,
  unpackMembers,
} from "@byoa/archive";

const WRITABLE_BY_OWNER = 0o200;

/**
 * Unpacks a `tar.gz` of code into a folder, and nothing beside it: no name and no link of the archive leads out, and its links
 * lead to what is there.
 * @throws Error with one line: what is not as it should be, and which member it is; the folder may then hold a part
 */
export async function unpackArchive(archive: Readable, folder: string): Promise<void> {
  const gunzip = createGunzip();
  // Who reads its output gets the error; it may come before anybody reads.
  gunzip.on("error", () => {});
  pipeline(archive, gunzip).catch(() => {});
  const links: MemberHeader[] = [];
  await unpackMembers(codeMembers(gunzip, links), folder);
  const root = realpathSync(folder);
  for (const link of links) checkTarget(root, link);
}

/** The members to unpack; `links` gets the symbolic ones. */
async function* codeMembers(archive: Readable, links: MemberHeader[]): AsyncGenerator<SafeMember> {
  const look = safeMembers();
  for await (const member of tarMembers(archive)) {
    const header = look(plainHeader(member.header));
    if (header === undefined) {
      await skip(member);
      continue;
    }
    const { type = "file", mode = type === "directory" ? 0o755 : 0o644 } = header;
    if (!["file", "directory", "symlink", "link"].includes(type))
      throw new ArchiveRefusal(
        `its member ${header.name} is a ${type}; an archive of code may hold files, folders and links`,
      );
    if (type === "symlink") {
      if (leadsOut(header)) throw pointsOut(header);
      links.push(header);
    }
    yield {
      header: { ...header, mode: mode | WRITABLE_BY_OWNER },
      [Symbol.asyncIterator]: () => member[Symbol.asyncIterator](),
    };
  }
}

/** By the text alone; where links lead through links, only the system can tell. */
function leadsOut({ name, linkname }: MemberHeader): boolean {
  const target = linkname ?? "";
  const path = posix.join(posix.dirname(name), target);
  return posix.isAbsolute(target) || path === ".." || path.startsWith("../");
}

/** Without .native, Node takes a `..` for the name before it. */
function checkTarget(root: string, link: MemberHeader): void {
  let target: string;
  try {
    target = realpathSync.native(join(root, link.name));
  } catch (cause) {
    throw new ArchiveRefusal(`its member ${link.name} points to ${link.linkname}, where nothing is`, undefined, {
      cause,
    });
  }
  if (target !== root && !target.startsWith(`${root}${sep}`)) throw pointsOut(link);
}

function pointsOut({ name, linkname }: MemberHeader): ArchiveRefusal {
  return new ArchiveRefusal(`its member ${name} points to ${linkname}, out of the folder`);
}
