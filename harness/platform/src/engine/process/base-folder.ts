import { createWriteStream } from "node:fs";
import { chmod, link, mkdir, readdir, rm, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { BASE_DIRECTORY } from "@byoa/contract";
import { memberBytes, skip, type TarMember, tarMembers } from "../../observation/tar-members.ts";
import { fillStream } from "../content/fill.ts";
import { pathBelow } from "../content/mount-points.ts";
import type { HostSpecification } from "../host-specification.ts";
import { makeScratchFolder } from "../scratch-folder.ts";

/** The folder that stands for `/opt/ml`. Disposing removes it. */
export interface BaseFolder extends AsyncDisposable {
  /** Absolute. */
  readonly path: string;
  /** For the program's own temporary files; goes with it. */
  readonly temporary: string;
  /** Where a canonical path lies; undefined for one outside `/opt/ml`. */
  locate(path: string): string | undefined;
}

/** Lays a host's mounts out in a fresh folder, as a container would find them. Throws PlatformError for an archive that is not sound. */
export async function makeBaseFolder(
  specification: Pick<HostSpecification, "mounts" | "pipesAt">,
): Promise<BaseFolder> {
  const scratch = await makeScratchFolder("process");
  const path = join(scratch, "ml");
  const temporary = join(scratch, "tmp");
  const locate = (canonical: string): string | undefined => {
    if (canonical === BASE_DIRECTORY) return path;
    const below = pathBelow(BASE_DIRECTORY, canonical);
    return below === undefined ? undefined : join(path, below);
  };
  const readOnly = specification.mounts.filter((mount) => mount.readOnly === true).map((mount) => locate(mount.path));
  const remove = async () => {
    for (const folder of readOnly) if (folder !== undefined) await setWritable(folder, true);
    await rm(scratch, { recursive: true, force: true });
  };
  try {
    await mkdir(temporary);
    await mkdir(path);
    for await (const member of tarMembers(fillStream(specification.mounts))) await place(member, scratch);
    const pipes = specification.pipesAt === undefined ? undefined : locate(specification.pipesAt);
    if (pipes !== undefined) await mkdir(pipes, { recursive: true });
    for (const folder of readOnly) if (folder !== undefined) await setWritable(folder, false);
    return { path, temporary, locate, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Members are named from the root of the file system on: `opt/ml/…`. Their names were looked at when they were packed. */
async function place(member: TarMember, scratch: string): Promise<void> {
  const { name, type, mode = 0o644, linkname } = member.header;
  const target = join(scratch, name.replace(/^opt\//, ""));
  // An archive need not name the folders of its files.
  await mkdir(dirname(target), { recursive: true });
  if (type === "file") {
    await pipeline(memberBytes(member), createWriteStream(target, { mode }));
    return;
  }
  if (type === "directory") await mkdir(target, { recursive: true, mode });
  else if (type === "symlink" && linkname) await symlink(linkname, target);
  else if (type === "link" && linkname) await link(join(scratch, linkname.replace(/^opt\//, "")), target);
  await skip(member);
}

/** A courtesy to whoever is not root: what the platform mounts read-only is not written by mistake. */
async function setWritable(folder: string, writable: boolean): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = [
    folder,
    ...entries.filter((entry) => !entry.isSymbolicLink()).map((entry) => join(entry.parentPath, entry.name)),
  ];
  // Outermost first when opening, last when closing: a closed folder hides what lies in it.
  for (const path of writable ? paths : paths.toReversed()) {
    const isFolder =
      path === folder || entries.some((entry) => entry.isDirectory() && join(entry.parentPath, entry.name) === path);
    const mode = isFolder ? (writable ? 0o755 : 0o555) : writable ? 0o644 : 0o444;
    await chmod(path, mode).catch(() => {});
  }
}
