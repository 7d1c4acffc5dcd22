import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { plainHeader, type SafeMember, tarMembers, unpackMembers } from "@byoa/archive";
import { BASE_DIRECTORY } from "@byoa/contract";
import { fillStream } from "../content/fill.ts";
import { pathBelow } from "../content/mount-points.ts";
import type { HostSpecification } from "../host-specification.ts";
import { BASE_FOLDER, makeScratchFolder } from "../scratch-folder.ts";
import { closeFolder } from "./close-folder.ts";
import { removeFolder } from "./remove-folder.ts";

/** The folder that stands for `/opt/ml`. Disposing removes it. */
export interface BaseFolder extends AsyncDisposable {
  /** Holds the two below; what disposing removes. */
  readonly root: string;
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
  const path = join(scratch, BASE_FOLDER);
  const temporary = join(scratch, "tmp");
  const locate = (canonical: string): string | undefined => {
    if (canonical === BASE_DIRECTORY) return path;
    const below = pathBelow(BASE_DIRECTORY, canonical);
    return below === undefined ? undefined : join(path, below);
  };
  const readOnly = specification.mounts.filter((mount) => mount.readOnly === true).map((mount) => locate(mount.path));
  const remove = () => removeFolder(scratch);
  try {
    await mkdir(temporary);
    await mkdir(path);
    await unpackMembers(membersBelow(fillStream(specification.mounts)), scratch);
    const pipes = specification.pipesAt === undefined ? undefined : locate(specification.pipesAt);
    if (pipes !== undefined) await mkdir(pipes, { recursive: true });
    for (const folder of readOnly) if (folder !== undefined) await closeFolder(folder);
    return { root: scratch, path, temporary, locate, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Members are named from the root of the file system on (`opt/ml/…`) and were checked when they were packed. */
async function* membersBelow(archive: Readable): AsyncGenerator<SafeMember> {
  for await (const member of tarMembers(archive)) {
    const below = (name: string) => name.replace(/^opt\/ml/, BASE_FOLDER).replace(/\/$/, "");
    const header = plainHeader(member.header);
    const linkname = header.type === "link" && header.linkname ? below(header.linkname) : header.linkname;
    yield {
      header: { ...header, name: below(header.name), ...(linkname === undefined ? {} : { linkname }) },
      [Symbol.asyncIterator]: () => member[Symbol.asyncIterator](),
    };
  }
}
