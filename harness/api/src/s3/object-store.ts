import { z } from "zod";
import type { Store } from "../store/open-store.ts";
import type { ObjectFiles, WrittenFile } from "./object-files.ts";

export interface StoredObject {
  readonly key: string;
  /** Name in the store's folder. */
  readonly file: string;
  readonly size: number;
  /** Without its quotes. */
  readonly etag: string;
  readonly modifiedMs: number;
  /** Those that come back with the object: its type, its metadata. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Buckets and objects; S3 without HTTP. Keys are sorted by their bytes, as S3 sorts them. */
export interface ObjectStore {
  readonly files: ObjectFiles;
  /** False when it is there already. */
  addBucket(name: string, region: string): boolean;
  hasBucket(name: string): boolean;
  buckets(): readonly { readonly name: string; readonly createdMs: number }[];
  removeBucket(name: string): void;
  put(bucket: string, key: string, object: PutObject): void;
  find(bucket: string, key: string): StoredObject | undefined;
  remove(bucket: string, key: string): void;
  /** Objects whose keys begin with `prefix` and come after `after`, in order. */
  objects(
    bucket: string,
    range: { readonly prefix: string; readonly after?: string; readonly limit: number },
  ): readonly StoredObject[];
}

export interface PutObject {
  readonly written: Pick<WrittenFile, "file" | "size">;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

const objectRow = z.object({
  key: z.string(),
  file: z.string(),
  size: z.number(),
  etag: z.string(),
  modified_ms: z.number(),
  headers: z.string(),
});
const headersSchema = z.record(z.string(), z.string());

export function openObjectStore({ database }: Store, files: ObjectFiles, nowMs: () => number = Date.now): ObjectStore {
  const addBucket = database.prepare("INSERT OR IGNORE INTO bucket VALUES (?, ?, ?)");
  const oneBucket = database.prepare("SELECT 1 FROM bucket WHERE name = ?");
  const allBuckets = database.prepare("SELECT name, created_ms FROM bucket ORDER BY name");
  const dropBucket = database.prepare("DELETE FROM bucket WHERE name = ?");
  const put = database.prepare("INSERT OR REPLACE INTO object VALUES (?, ?, ?, ?, ?, ?, ?)");
  const one = database.prepare("SELECT * FROM object WHERE bucket = ? AND key = ?");
  const drop = database.prepare("DELETE FROM object WHERE bucket = ? AND key = ?");
  // substr counts characters on both sides: a key that begins with the prefix, whatever bytes follow.
  const some = database.prepare(
    "SELECT * FROM object WHERE bucket = ? AND key >= ? AND key > ? AND substr(key, 1, length(?)) = ? ORDER BY key LIMIT ?",
  );
  const find = (bucket: string, key: string): StoredObject | undefined => {
    const found = one.get(bucket, key);
    return found === undefined ? undefined : objectOf(found);
  };
  return {
    files,
    addBucket: (name, region) => Number(addBucket.run(name, region, nowMs()).changes) === 1,
    hasBucket: (name) => oneBucket.get(name) !== undefined,
    buckets: () =>
      allBuckets.all().map(({ name, created_ms: createdMs }) => ({ name: String(name), createdMs: Number(createdMs) })),
    removeBucket: (name) => void dropBucket.run(name),
    put(bucket, key, { written, etag, headers }) {
      const before = find(bucket, key);
      put.run(bucket, key, written.file, written.size, etag, nowMs(), JSON.stringify(headers));
      if (before !== undefined) files.remove([before.file]);
    },
    find,
    remove(bucket, key) {
      const before = find(bucket, key);
      drop.run(bucket, key);
      if (before !== undefined) files.remove([before.file]);
    },
    objects: (bucket, { prefix, after = "", limit }) =>
      some.all(bucket, prefix, after, prefix, prefix, limit).map(objectOf),
  };
}

function objectOf(found: unknown): StoredObject {
  const { modified_ms: modifiedMs, headers, ...rest } = objectRow.parse(found);
  return { ...rest, modifiedMs, headers: headersSchema.parse(JSON.parse(headers)) };
}
