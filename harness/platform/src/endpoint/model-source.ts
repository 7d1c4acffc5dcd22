import { createReadStream, type Stats } from "node:fs";
import { readdir, readlink, stat } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { addMember } from "@byoa/archive";
import { pack } from "tar-stream";
import { readTree } from "../observation/read-tree.ts";
import type { Tree } from "../observation/tree.ts";
import { PlatformError } from "../platform-error.ts";
import { archiveKind } from "./archive-kind.ts";

/** A model as the bytes of a tar, and the record of what they hold. */
export interface ModelSource {
  /** A new tar stream each time; its failure is a PlatformError `model-not-readable`. */
  archive(): Readable;
  /** What the archive held that was read last; an empty folder before. */
  tree(): Promise<Tree>;
}

/**
 * Opens a model archive (`model.tar.gz`, a plain tar too) or a folder, which is put as it is.
 * Throws PlatformError `model-not-readable`.
 */
export async function openModel(path: string): Promise<ModelSource> {
  const facts = await stat(path).catch((cause: unknown) => {
    throw notReadable(path, "there is no such file or folder", cause);
  });
  const source = facts.isDirectory() ? () => folderStream(path) : await archiveStream(path, facts);
  let reading: Promise<Tree> = Promise.resolve([]);
  return {
    archive() {
      const [out, copy] = tee(source(), (error) => notReadable(path, "it is not a sound tar.gz archive", error));
      reading = readTree(copy);
      reading.catch(() => undefined);
      return out;
    },
    tree: () => reading,
  };
}

async function archiveStream(path: string, facts: Stats): Promise<() => Readable> {
  if (!facts.isFile()) throw notReadable(path, "it is neither a file nor a folder");
  const kind = await archiveKind(path).catch((cause: unknown) => {
    throw notReadable(path, "it cannot be opened", cause);
  });
  if (kind === undefined) throw notReadable(path, "it is no archive");
  return () => {
    const bytes = createReadStream(path);
    if (kind === "tar") return bytes;
    const gunzip = createGunzip();
    bytes.once("error", (error) => gunzip.destroy(error));
    return bytes.pipe(gunzip);
  };
}

function folderStream(folder: string): Readable {
  const archive = pack();
  const out = Readable.from(archive);
  const add = async (relative: string): Promise<void> => {
    const members = await readdir(join(folder, relative), { withFileTypes: true });
    for (const member of members.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const name = relative === "" ? member.name : `${relative}/${member.name}`;
      const path = join(folder, name);
      if (member.isSymbolicLink()) {
        await addMember(archive, { name, type: "symlink", linkname: await readlink(path) });
      } else if (member.isDirectory()) {
        await addMember(archive, { name, type: "directory", mode: 0o755 });
        await add(name);
      } else if (member.isFile()) {
        const { size, mode } = await stat(path);
        await pipeline(createReadStream(path), archive.entry({ name, size, mode: mode & 0o777 }));
      }
    }
  };
  add("").then(
    () => archive.finalize(),
    (error: unknown) => void out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
}

/** Two readers of one stream, at the pace of the slower; both fail when it does. */
function tee(source: Readable, explain: (error: Error) => Error): [Readable, Readable] {
  const branches: [PassThrough, PassThrough] = [new PassThrough(), new PassThrough()];
  source.once("error", (error) => {
    for (const branch of branches) branch.destroy(explain(error));
  });
  for (const branch of branches) source.pipe(branch);
  return branches;
}

function notReadable(path: string, what: string, cause?: unknown): PlatformError {
  const message = `The model ${path} cannot be used: ${what}. Give a model.tar.gz or a folder.`;
  return new PlatformError("model-not-readable", message, { cause });
}
