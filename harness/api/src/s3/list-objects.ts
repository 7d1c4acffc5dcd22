import type { ObjectStore, StoredObject } from "./object-store.ts";

export interface Listing {
  readonly objects: readonly StoredObject[];
  readonly commonPrefixes: readonly string[];
  /** The last key or common prefix of a page that is not the last one. */
  readonly next?: string;
}

export interface ListQuery {
  readonly prefix: string;
  readonly delimiter: string;
  /** Begins after this key or common prefix. */
  readonly after: string;
  readonly limit: number;
}

/** The last character there is: no key below a common prefix comes after it. */
const LAST_CHARACTER = "\u{10FFFF}";

/** One page; what shares a prefix up to the delimiter counts as one entry. */
export function listObjects(
  store: ObjectStore,
  bucket: string,
  { prefix, delimiter, after, limit }: ListQuery,
): Listing {
  const objects: StoredObject[] = [];
  const commonPrefixes: string[] = [];
  let last = after;
  let position =
    delimiter !== "" && after.endsWith(delimiter) && after.length > prefix.length ? `${after}${LAST_CHARACTER}` : after;
  for (;;) {
    const isFull = objects.length + commonPrefixes.length >= limit;
    const [...found] = store.objects(bucket, { prefix, after: position, limit: isFull ? 1 : limit + 1 });
    if (found.length === 0) return { objects, commonPrefixes };
    for (const object of found) {
      if (objects.length + commonPrefixes.length >= limit) return { objects, commonPrefixes, next: last };
      const end = delimiter === "" ? -1 : object.key.indexOf(delimiter, prefix.length);
      if (end === -1) {
        objects.push(object);
        last = object.key;
        position = object.key;
        continue;
      }
      last = object.key.slice(0, end + delimiter.length);
      commonPrefixes.push(last);
      // All others below it are skipped in the next look.
      position = `${last}${LAST_CHARACTER}`;
      break;
    }
  }
}
