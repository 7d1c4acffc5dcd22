import { posix } from "node:path";
import { PlatformError } from "../../platform-error.ts";
import type { MemberHeader } from "./member-header.ts";

/**
 * Looks at an archive's members, in their order: each comes back with its name made relative and plain, undefined for the
 * folder itself. Throws PlatformError `archive-escapes` for a member that would land outside the folder in which the archive
 * is unpacked, be it through a link. A link alone may point anywhere: it is unpacked as it is, inside the container.
 */
export function safeMembers(): (header: MemberHeader) => MemberHeader | undefined {
  const linksOut = new Set<string>();
  return (header) => {
    const name = insideName(header.name, header.name);
    if (name === undefined) return undefined;
    for (const link of linksOut)
      if (name.startsWith(`${link}/`)) throw escapes(header.name, `lies behind ${link}, a link that leaves the folder`);
    if (header.type === "symlink") {
      const target = header.linkname ?? "";
      if (posix.isAbsolute(target) || leaves(posix.join(posix.dirname(name), target))) linksOut.add(name);
    }
    if (header.type === "link") {
      const linkname = insideName(header.linkname ?? "", header.name);
      if (linkname === undefined) throw escapes(header.name, "is a link to the folder itself");
      return { ...header, name, linkname };
    }
    return { ...header, name };
  };
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
