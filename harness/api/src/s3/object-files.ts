import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, linkSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import { OWNER_ONLY } from "@byoa/platform";

/** A file of the store, and the hashes of what was written. */
export interface WrittenFile {
  readonly file: string;
  readonly size: number;
  readonly md5: string;
  readonly sha256: string;
  readonly crc32: number;
}

/** The bytes of objects: files with names of their own, so no key is ever a path of this machine. */
export interface ObjectFiles {
  path(file: string): string;
  write(body: AsyncIterable<Buffer>): Promise<WrittenFile>;
  /** Takes a file that lies on this machine, by a second name for it where the disk allows that. */
  adopt(path: string): Promise<WrittenFile>;
  remove(files: readonly string[]): void;
  /** Removes what no object names: what a process that was killed left half-written. */
  removeOthers(known: ReadonlySet<string>): void;
}

export function openObjectFiles(folder: string): ObjectFiles {
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY.folder });
  const path = (file: string) => join(folder, file);
  const remove = (files: readonly string[]) => {
    for (const file of files) rmSync(path(file), { force: true });
  };
  const write = async (body: AsyncIterable<Buffer>, into: string | undefined): Promise<WrittenFile> => {
    const file = into ?? randomUUID();
    const hashes = [createHash("md5"), createHash("sha256")] as const;
    let size = 0;
    let crc = 0;
    const hashed = async function* (): AsyncGenerator<Buffer> {
      for await (const bytes of body) {
        for (const hash of hashes) hash.update(bytes);
        size += bytes.length;
        crc = crc32(bytes, crc);
        yield bytes;
      }
    };
    if (into === undefined) {
      try {
        await pipeline(hashed, createWriteStream(path(file), { mode: OWNER_ONLY.file, flags: "wx" }));
      } catch (error) {
        remove([file]);
        throw error;
      }
    } else for await (const _ of hashed());
    const [md5, sha256] = hashes.map((hash) => hash.digest("hex"));
    return { file, size, md5: md5 ?? "", sha256: sha256 ?? "", crc32: crc };
  };
  return {
    path,
    write: (body) => write(body, undefined),
    async adopt(given) {
      const file = randomUUID();
      try {
        linkSync(given, path(file));
      } catch {
        return await write(createReadStream(given), undefined);
      }
      return await write(createReadStream(path(file)), file);
    },
    remove,
    removeOthers: (known) => remove(readdirSync(folder).filter((file) => !known.has(file))),
  };
}
