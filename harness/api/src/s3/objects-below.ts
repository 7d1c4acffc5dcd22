import type { ObjectStore, StoredObject } from "./object-store.ts";
import type { S3Location } from "./s3-uri.ts";

const PAGE = 1000;

/** Every object whose key begins with the location's key, without the empty ones that stand for folders. */
export function objectsBelow(store: ObjectStore, { bucket, key: prefix }: S3Location): StoredObject[] {
  const all: StoredObject[] = [];
  for (let after = ""; ; ) {
    const page = store.objects(bucket, { prefix, after, limit: PAGE });
    all.push(...page.filter(({ key, size }) => !(key.endsWith("/") && size === 0)));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return all;
    after = last.key;
  }
}

/**
 * The object's path below a prefix. A prefix that ends inside a name keeps that name whole; one that is the whole key leaves the name.
 *
 * @example pathBelow("data/train", "data/train/part-1.csv") // "part-1.csv"
 * @example pathBelow("data/part", "data/part-1.csv") // "part-1.csv"
 */
export function pathBelow(prefix: string, key: string): string {
  const rest = key.slice(prefix.length);
  if (prefix === "" || prefix.endsWith("/")) return rest;
  if (rest.startsWith("/")) return rest.slice(1);
  return key.slice(prefix.lastIndexOf("/") + 1);
}
