import type { Store } from "./open-store.ts";

/** Every file that an object or a part of an upload names. */
export function knownFiles({ database }: Store): ReadonlySet<string> {
  const rows = database.prepare("SELECT file FROM object UNION ALL SELECT file FROM part").all();
  return new Set(rows.map(({ file }) => String(file)));
}
