import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { memberBytes, skip, type TarMember, tarMembers } from "@byoa/archive";
import { contractPaths } from "@byoa/contract";
import { awaitedLater } from "../../awaited-later.ts";
import type { Host } from "../../engine/engine.ts";
import { notWritten } from "../../not-written.ts";
import type { CheckpointSight } from "../../observation/training-observation.ts";
import { readingLimits } from "../../observation/truncation.ts";
import { OWNER_ONLY } from "../../owner-only.ts";

/** Between two looks; after a look that took long, several times as long. */
const PAUSE_MS = 100;
const PAUSE_SHARE = 3;

/** A checkpoint folder that is followed. */
export interface CheckpointSync {
  /** Files that the job wrote and that were seen while it ran; those that it was given are left out. */
  readonly seen: readonly CheckpointSight[];
  /** Copies what has changed since, after the container's end. Throws PlatformError `disk-full`, `folder-not-writable`. */
  finish(): Promise<void>;
}

export interface FollowedHost {
  readonly host: Pick<Host, "archive" | "exited" | "startedAtMs">;
  /** Stands for the prefix in S3. */
  readonly folder: string;
  /** Paths of the files that the job was given. */
  readonly given: ReadonlySet<string>;
  /** Aborted when the container has ended, or nobody wants its record any more. */
  readonly signal: AbortSignal;
}

/**
 * Copies `/opt/ml/checkpoints` of a running container into a folder, as the platform does with S3: live, file by file and not
 * compressed; a file that the program deletes goes there, too; links and empty folders do not get there. Source: contract A6.
 */
export function syncCheckpoints({ host, folder, given, signal }: FollowedHost): CheckpointSync {
  const seen = new Map<string, CheckpointSight>();
  const copied = new Set<string>();
  let ended = false;
  const end = () => {
    ended = true;
  };
  host.exited.then(end, end);
  const forget = async (path: string): Promise<void> => {
    const file = join(folder, path);
    await rm(file, { force: true }).catch((error: unknown) => {
      throw notWritten(file, error);
    });
    copied.delete(path);
  };
  /** A folder may have come in a file's place, or a file in a folder's. */
  const makeRoom = async (path: string): Promise<void> => {
    for (const old of copied) if (path.startsWith(`${old}/`)) await forget(old);
    for (const old of copied) if (old.startsWith(`${path}/`)) await forget(old);
  };
  const copy = async (): Promise<void> => {
    const archive = await host.archive(contractPaths().checkpoints);
    // The program cannot take the mounted folder away: that it is not there says nothing of what was in it.
    if (archive === undefined) return;
    const there = new Set<string>();
    let isWhole = true;
    const onCut = () => {
      isWhole = false;
    };
    for await (const member of tarMembers(archive, { limits: readingLimits(undefined, given.size), onCut })) {
      const path = objectPath(member);
      if (path === undefined) await skip(member);
      else {
        await makeRoom(path);
        await put(join(folder, path), member);
        there.add(path);
        copied.add(path);
      }
    }
    // Behind a limit nothing is seen, and nothing is known to be deleted.
    if (!isWhole) return;
    for (const path of copied) if (!there.has(path)) await forget(path);
  };
  const follow = async (): Promise<void> => {
    while (!signal.aborted) {
      const beganAt = performance.now();
      // A file that changes under the copying hand breaks the stream: the next look has it whole.
      await copy().catch(() => {});
      const atMs = Date.now() - (host.startedAtMs ?? Date.now());
      if (!ended) for (const path of copied) if (!given.has(path) && !seen.has(path)) seen.set(path, { path, atMs });
      const pauseMs = Math.max(PAUSE_MS, PAUSE_SHARE * (performance.now() - beganAt));
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
    }
  };
  const following = awaitedLater(follow());
  return {
    get seen() {
      return [...seen.values()];
    },
    async finish() {
      await following;
      await copy();
    },
  };
}

/** The member's path below the folder; undefined for what S3 cannot hold, and for a name that would leave it. */
function objectPath({ header }: TarMember): string | undefined {
  const path = posix.normalize(header.name);
  const leaves = posix.isAbsolute(path) || path.split("/").includes("..");
  return header.type === "file" && !leaves ? path : undefined;
}

/** The copy is the old content or the new, never a part. */
async function put(file: string, bytes: AsyncIterable<unknown>): Promise<void> {
  const coming = `${file}.byoa-copying`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: OWNER_ONLY.folder });
    await pipeline(memberBytes(bytes), createWriteStream(coming, { mode: OWNER_ONLY.file }));
    await removeEmptyFolder(file);
    await rename(coming, file);
  } catch (error) {
    await rm(coming, { force: true }).catch(() => {});
    throw notWritten(file, error);
  }
}

/** What is left of a folder whose files were all taken away; one that still holds a file stays. */
async function removeEmptyFolder(path: string): Promise<void> {
  const names = await readdir(path).catch(() => []);
  for (const name of names) await removeEmptyFolder(join(path, name));
  await rmdir(path).catch(() => {});
}
