import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  type ArchiveLimits,
  ArchiveRefusal,
  addMember,
  DEFAULT_ARCHIVE_LIMITS,
  type MemberHeader,
  plainHeader,
  safeMembers,
  skip,
  tarMembers,
} from "@byoa/archive";
import { type Pack, pack } from "tar-stream";
import { PlatformError } from "../../platform-error.ts";
import type { Mount } from "../host-specification.ts";
import { refusedArchive } from "./refused-archive.ts";

const OWNED_BY_ROOT = { uid: 0, gid: 0, uname: "root", gname: "root" };

/**
 * One tar stream, to be unpacked at `/`, that fills all `mounts`: folders 0755, files 0644 unless stated, all owned by root.
 * Nothing is held in memory but what is on its way. An error of a source ends the stream with that error.
 */
export function fillStream(mounts: readonly Mount[], mtime: Date = new Date()): Readable {
  const tar = pack();
  // What goes wrong here is told to whoever reads the stream.
  void fill(tar, mounts, mtime).then(
    () => tar.finalize(),
    (error: unknown) => tar.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return Readable.from(tar, { objectMode: false });
}

async function fill(tar: Pack, mounts: readonly Mount[], mtime: Date): Promise<void> {
  // Outer folders first, so that none is made implicitly by what lies in it.
  for (const mount of [...mounts].sort((a, b) => a.path.length - b.path.length)) {
    const root = mount.path.replace(/^\/+/, "");
    const folders = new Set<string>();
    const folder = async (path: string): Promise<void> => {
      if (folders.has(path)) return;
      if (path !== root) await folder(path.slice(0, path.lastIndexOf("/")));
      folders.add(path);
      await addMember(tar, { ...OWNED_BY_ROOT, name: `${path}/`, type: "directory", mode: 0o755, mtime });
    };
    await folder(root);
    for (const path of mount.folders ?? []) await folder(`${root}/${path}`);
    for (const file of mount.files ?? []) {
      const name = `${root}/${file.path}`;
      await folder(name.slice(0, name.lastIndexOf("/")));
      const header = { ...OWNED_BY_ROOT, name, type: "file" as const, mode: file.mode ?? 0o644, mtime };
      if (Buffer.isBuffer(file.content)) await addMember(tar, header, file.content);
      else await pipeline(file.content.stream(), tar.entry({ ...header, size: file.content.sizeBytes }));
    }
    if (mount.archive !== undefined) await repack(mount.archive(), tar, root, archiveLimits(mount));
  }
}

function archiveLimits({ archiveLimits: asked }: Mount): ArchiveLimits {
  const { bytes, members } = DEFAULT_ARCHIVE_LIMITS;
  const ratio = Math.max(1, (asked?.bytes ?? bytes) / bytes);
  return {
    ...DEFAULT_ARCHIVE_LIMITS,
    bytes: asked?.bytes ?? bytes,
    members: asked?.members ?? Math.ceil(members * ratio),
  };
}

/** Copies the archive's members below `root`, each checked first (`safeMembers`). Owner becomes root, as on the platform. */
async function repack(archive: Readable, tar: Pack, root: string, limits: ArchiveLimits): Promise<void> {
  const look = safeMembers(limits);
  try {
    for await (const member of tarMembers(archive)) {
      const header = look(plainHeader(member.header));
      if (header === undefined || !isKept(header)) {
        await skip(member);
        continue;
      }
      const placed: MemberHeader = {
        ...header,
        ...OWNED_BY_ROOT,
        name: `${root}/${header.name}${header.type === "directory" ? "/" : ""}`,
      };
      if (header.type === "link") placed.linkname = `${root}/${header.linkname}`;
      const entry = tar.entry(placed);
      await pipeline(member, entry);
    }
  } catch (error) {
    if (error instanceof PlatformError) throw error;
    if (error instanceof ArchiveRefusal) throw refusedArchive(error);
    const words = error instanceof Error ? error.message : String(error);
    throw new PlatformError(
      "model-not-readable",
      `The model archive cannot be unpacked: ${words}. It must be a whole tar archive.`,
      {
        cause: error,
      },
    );
  }
}

/** Devices and the like have no place in a model. */
function isKept(header: MemberHeader): boolean {
  return ["file", "directory", "symlink", "link"].includes(header.type ?? "file");
}
