import { posix } from "node:path";
import { PlatformError } from "../../platform-error.ts";
import type { MemberHeader } from "./member-header.ts";

/**
 * The member's header with its name made relative and plain. Throws PlatformError `archive-escapes` for a member that
 * would land, or a link that would point, outside the folder in which the archive is unpacked; undefined for the folder itself.
 */
export function safeMember(header: MemberHeader): MemberHeader | undefined {
  const name = insideName(header.name, header.name);
  if (name === undefined) return undefined;
  if (header.type === "symlink") {
    const target = header.linkname ?? "";
    if (posix.isAbsolute(target) || leaves(posix.join(posix.dirname(name), target)))
      throw escapes(header.name, `is a link to ${target}`);
    return { ...header, name };
  }
  if (header.type === "link") {
    const linkname = insideName(header.linkname ?? "", header.name);
    if (linkname === undefined) throw escapes(header.name, "is a link to the folder itself");
    return { ...header, name, linkname };
  }
  return { ...header, name };
}

function insideName(name: string, member: string): string | undefined {
  if (posix.isAbsolute(name)) throw escapes(member, "has an absolute path");
  const plain = posix.normalize(name).replace(/\/+$/, "");
  if (leaves(plain)) throw escapes(member, "leaves the folder");
  return plain === "." || plain === "" ? undefined : plain;
}

function leaves(path: string): boolean {
  return path === ".." || path.startsWith("../");
}

function escapes(member: string, why: string): PlatformError {
  return new PlatformError(
    "archive-escapes",
    `The archive is refused: its member ${JSON.stringify(member)} ${why}. Pack the folder's content with relative paths (tar -C folder -czf model.tar.gz .).`,
  );
}
