import { constants } from "node:fs";
import { chmod, copyFile, link, lstat, mkdir, open, realpath, rm, symlink } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { memberRefusal } from "./archive-refusal.ts";
import type { MemberHeader } from "./member-header.ts";
import { skip } from "./tar-members.ts";

/** A member that `safeMembers` has let through, with its bytes. */
export interface SafeMember extends AsyncIterable<unknown> {
  readonly header: MemberHeader;
}

/** Whoever unpacks reads it again later. */
const READ_BY_OWNER = 0o500;
const NEW_FILE = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY;

/**
 * Unpacks members into a folder, which is made when it is not there. Files and folders first, hard links next, symbolic links
 * last, so that no link of the archive is there while something is written; links that were in the folder before are not
 * followed either. A later member of the same name replaces the earlier one. What is neither file, folder nor link is left out.
 * @throws ArchiveRefusal for a name that leads outside, or behind a link; the folder may then hold a part
 */
export async function unpackMembers(members: AsyncIterable<SafeMember>, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const root = await realpath(folder);
  const place = placesIn(root);
  const links = new Map<string, MemberHeader>();
  const folderModes: (readonly [path: string, mode: number])[] = [];
  for await (const member of members) {
    const { name, type = "file", mode } = member.header;
    if (type === "file") {
      links.delete(name);
      await writeFile(await place.free(name), mode ?? 0o644, member);
      continue;
    }
    if (type === "directory") folderModes.push([await place.folder(name), (mode ?? 0o755) | READ_BY_OWNER]);
    else if (type === "link" || type === "symlink") links.set(name, member.header);
    await skip(member);
  }
  const isHard = ({ type }: MemberHeader) => type === "link";
  for (const header of links.values()) if (isHard(header)) await makeHardLink(place, header);
  for (const header of links.values()) {
    if (isHard(header)) continue;
    await symlink(header.linkname ?? "", await place.free(header.name));
  }
  // A folder that may not be written to is closed only now.
  for (const [path, mode] of folderModes) await chmod(path, mode);
}

/** Places below a folder: every folder on the way is a real one, looked at before it is used. */
function placesIn(root: string) {
  const known = new Set<string>([root]);
  const within = (name: string): string => {
    const path = join(root, name);
    if (path !== root && !path.startsWith(`${root}${sep}`)) throw memberRefusal(name, "leads out of the folder");
    return path;
  };
  const ensure = async (path: string, name: string): Promise<string> => {
    if (known.has(path)) return path;
    await ensure(dirname(path), name);
    const facts = await lstat(path).catch(() => undefined);
    if (facts === undefined) await mkdir(path);
    else if (!facts.isDirectory())
      throw memberRefusal(name, `lies behind ${path}, which is ${facts.isSymbolicLink() ? "a link" : "no folder"}`);
    known.add(path);
    return path;
  };
  return {
    folder: (name: string) => ensure(within(name), name),
    /** A file that was unpacked here, in a folder that was made or looked at here. */
    async file(name: string): Promise<string | undefined> {
      const path = within(name);
      const facts = known.has(dirname(path)) ? await lstat(path).catch(() => undefined) : undefined;
      return facts?.isFile() ? path : undefined;
    },
    /** Where nothing is any more; a folder is not removed for it. */
    async free(name: string): Promise<string> {
      const path = within(name);
      await ensure(dirname(path), name);
      await rm(path, { force: true }).catch((cause: unknown) => {
        throw memberRefusal(name, `takes a place that cannot be cleared: ${String(cause)}`);
      });
      return path;
    },
  };
}

async function writeFile(path: string, mode: number, bytes: AsyncIterable<unknown>): Promise<void> {
  // O_EXCL follows no link; the mode is set on the open file, whatever the umask.
  const file = await open(path, NEW_FILE, 0o600);
  try {
    await file.chmod(mode);
    await file.writeFile(buffersOf(bytes));
  } finally {
    await file.close();
  }
}

async function* buffersOf(bytes: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError("a tar member gave something other than bytes");
    yield chunk;
  }
}

async function makeHardLink(place: ReturnType<typeof placesIn>, { name, linkname }: MemberHeader): Promise<void> {
  const target = await place.file(linkname ?? "");
  if (target === undefined)
    throw memberRefusal(name, `is a hard link to ${JSON.stringify(linkname)}, which is no file`);
  const path = await place.free(name);
  // A file system without hard links gets a copy.
  await link(target, path).catch(() => copyFile(target, path, constants.COPYFILE_EXCL));
}
