import type { Pack } from "tar-stream";
import type { MemberHeader } from "./member-header.ts";

/**
 * Adds a member and waits until its bytes are taken, so that members nobody reads do not pile up. Rejects when the archive ends
 * before that; a member's own stream would raise that error where nobody listens.
 */
export function addMember(archive: Pack, header: MemberHeader, bytes: Buffer = Buffer.alloc(0)): Promise<void> {
  return new Promise((resolve, reject) => {
    const sink = archive.entry(header, bytes, (error) => (error ? reject(error) : resolve()));
    sink.on("error", () => {});
  });
}
