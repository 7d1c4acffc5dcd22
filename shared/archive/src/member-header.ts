import type { Header } from "tar-stream";

/** What we read of, and write into, an archive's member. */
export type MemberHeader = Pick<Header, "name"> &
  Partial<Pick<Header, "mode" | "uid" | "gid" | "mtime" | "size" | "type" | "linkname">>;

/**
 * The header's own fields and nothing of the archive's extended attributes: those would bring the old name, size and
 * owner back when the member is packed again under another name.
 */
export function plainHeader({ name, mode, uid, gid, mtime, size, type, linkname }: Header): MemberHeader {
  return { name, mode, uid, gid, mtime, size, linkname, type: type === "contiguous-file" ? "file" : type };
}
