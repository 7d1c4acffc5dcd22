import { posix } from "node:path";
import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from "./archive-limits.ts";
import { ArchiveRefusal, memberRefusal } from "./archive-refusal.ts";
import type { MemberHeader } from "./member-header.ts";

type Kind = "file" | "directory" | "link";

/** Neither setuid nor setgid: the unpacked file may belong to root. */
const KEPT_MODE = 0o777;

/**
 * Checks an archive's members in their order. Each comes back with a plain relative name; undefined for the folder itself.
 *
 * A symbolic link may point anywhere, but nothing lies behind one: no file, no folder, no other link. A hard link leads to a
 * file that came before it in the same archive. So whoever unpacks members in this order, or all links last, writes inside the
 * folder only.
 * @throws ArchiveRefusal for a member that could lead outside, that contradicts an earlier one, or that exceeds a limit
 */
export function safeMembers(
  limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS,
): (header: MemberHeader) => MemberHeader | undefined {
  const kinds = new Map<string, Kind>();
  let members = 0;
  let bytes = 0;
  return (header) => {
    members += 1;
    if (members > limits.members) throw new ArchiveRefusal(`it holds more than ${limits.members} members`, "members");
    const name = insideName(header.name, header.name);
    if (name === undefined) return undefined;
    checkLength(name, limits);
    bytes += header.size ?? 0;
    if (bytes > limits.bytes)
      throw memberRefusal(name, `brings its files to ${bytes} bytes, more than ${limits.bytes}`, "bytes");

    for (const folder of foldersAbove(name)) {
      const kind = kinds.get(folder);
      if (kind === undefined) kinds.set(folder, "directory");
      else if (kind !== "directory") throw memberRefusal(name, `lies behind ${folder}, which is a ${kind}`);
    }
    const kind = kindOf(header);
    const before = kinds.get(name);
    if (before !== undefined && before !== kind && (before === "directory" || kind === "directory"))
      throw memberRefusal(name, `is named twice, as a ${before} and as a ${kind}`);
    const linkname = header.type === "link" ? hardLinkTarget(header, kinds) : header.linkname;
    kinds.set(name, kind);
    const mode = header.mode === undefined ? {} : { mode: header.mode & KEPT_MODE };
    return { ...header, ...mode, name, ...(linkname === undefined ? {} : { linkname }) };
  };
}

function kindOf({ type }: MemberHeader): Kind {
  if (type === "directory") return type;
  return type === "symlink" ? "link" : "file";
}

function hardLinkTarget(header: MemberHeader, kinds: ReadonlyMap<string, Kind>): string {
  const target = insideName(header.linkname ?? "", header.name);
  if (target === undefined || kinds.get(target) !== "file")
    throw memberRefusal(header.name, `is a hard link to ${JSON.stringify(header.linkname)}, no file before it`);
  return target;
}

function insideName(name: string, member: string): string | undefined {
  if (name.includes("\0")) throw memberRefusal(member, "has a NUL in its name");
  if (posix.isAbsolute(name)) throw memberRefusal(member, "has an absolute path");
  const plain = posix.normalize(name).replace(/\/+$/, "");
  if (plain === ".." || plain.startsWith("../")) throw memberRefusal(member, "leaves the folder");
  return plain === "." || plain === "" ? undefined : plain;
}

function checkLength(name: string, { depth, nameBytes, pathBytes }: ArchiveLimits): void {
  if (Buffer.byteLength(name) > pathBytes)
    throw memberRefusal(name, `has a path longer than ${pathBytes} bytes`, "pathBytes");
  const parts = name.split("/");
  if (parts.length > depth) throw memberRefusal(name, `lies more than ${depth} folders deep`, "depth");
  if (parts.some((part) => Buffer.byteLength(part) > nameBytes))
    throw memberRefusal(name, `has a name longer than ${nameBytes} bytes`, "nameBytes");
}

function* foldersAbove(name: string): Generator<string> {
  for (let slash = name.indexOf("/"); slash >= 0; slash = name.indexOf("/", slash + 1)) yield name.slice(0, slash);
}
