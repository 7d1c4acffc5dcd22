import { createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { constants, createGzip } from "node:zlib";
import { type Header, pack } from "tar-stream";
import { notWritten } from "../not-written.ts";
import type { ArchiveFacts } from "../observation/training-observation.ts";
import { OWNER_ONLY } from "../owner-only.ts";

/** An archive in the making: members at its root, in the order in which they come. */
export interface Artifact {
  /** Copies the bytes into the archive while handing them on; a member of a name that is there already is only handed on. */
  add(path: string, header: Header, bytes: AsyncIterable<unknown>): AsyncGenerator<unknown>;
  /** Undefined when nothing was added and `evenEmpty` is false: then no file is there either. */
  finish(evenEmpty: boolean): Promise<ArchiveFacts | undefined>;
  /** Not everything was read that belongs into it. */
  incomplete(): void;
  /** Ends it and removes what was written of it, unless it is finished. */
  discard(): Promise<void>;
}

/** Writes `file` (tar.gz), under its name only once it is whole. Throws PlatformError `disk-full`, `folder-not-writable`. */
export function artifact(file: string): Artifact {
  const tar = pack();
  const unfinished = `${file}.part`;
  const names = new Set<string>();
  let writing: Promise<void> | undefined;
  let isIncomplete = false;
  let isFinished = false;
  const write = async (): Promise<void> => {
    try {
      await mkdir(dirname(file), { recursive: true, mode: OWNER_ONLY.folder });
      // Big models are common: the fastest level costs a few percent of size.
      await pipeline(
        tar,
        createGzip({ level: constants.Z_BEST_SPEED }),
        createWriteStream(unfinished, { mode: OWNER_ONLY.file }),
      );
    } catch (error) {
      throw notWritten(file, error);
    }
  };
  const begin = (): void => {
    writing ??= write();
    writing.catch(() => {});
  };
  return {
    async *add(path, header, bytes) {
      if (names.has(path)) return yield* bytes;
      names.add(path);
      begin();
      const folder = header.type === "directory";
      const { mode, uid, gid, mtime, size, linkname } = header;
      const type = header.type === "contiguous-file" ? "file" : header.type;
      const name = folder ? `${path}/` : path;
      const sink = tar.entry({ name, type, mode, uid, gid, mtime, size, linkname });
      // What goes wrong with the file is told by the writing.
      sink.on("error", () => {});
      for await (const chunk of bytes) {
        if (!sink.write(chunk))
          await Promise.race([new Promise<void>((resolve) => sink.once("drain", resolve)), writing]);
        yield chunk;
      }
      sink.end(null);
    },
    async finish(evenEmpty) {
      if (names.size === 0 && !evenEmpty) return undefined;
      begin();
      tar.finalize();
      await writing;
      await rename(unfinished, file).catch((error: unknown) => {
        throw notWritten(file, error);
      });
      isFinished = true;
      const { size: sizeBytes } = await stat(file);
      return { file, sizeBytes, members: names.size, ...(isIncomplete ? { incomplete: true as const } : {}) };
    },
    incomplete() {
      isIncomplete = true;
    },
    async discard() {
      if (writing === undefined || isFinished) return;
      tar.destroy();
      await writing.catch(() => {});
      // What cannot be removed is a part of an archive, which nobody takes for a whole one: it has no end.
      await rm(unfinished, { force: true }).catch(() => {});
    },
  };
}
