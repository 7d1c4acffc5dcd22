import type { Stats } from "node:fs";
import { lstat, readdir } from "node:fs/promises";

/** Something that lies in a folder. Its path is bytes: a name need not be text. */
export interface FoundEntry {
  readonly path: Buffer;
  /** Relative to the folder, slashes between its parts; bytes that are no UTF-8 are replaced. */
  readonly name: string;
  readonly facts: Stats;
}

const SLASH = Buffer.from("/");

/**
 * All that lies in a folder, in the order of the names, a folder before what is in it. Links are told, never followed; the
 * folder itself may not be one either. What vanishes meanwhile, and what cannot be read, is left out.
 */
export async function* walkFolder(folder: string | Buffer, prefix = ""): AsyncGenerator<FoundEntry> {
  const own = await lstat(folder).catch(() => undefined);
  if (own?.isDirectory() !== true) return;
  const names = await readdir(folder, { encoding: "buffer" }).catch(() => []);
  for (const bytes of names.sort(Buffer.compare)) {
    const path = Buffer.concat([Buffer.from(folder), SLASH, bytes]);
    const facts = await lstat(path).catch(() => undefined);
    if (facts === undefined) continue;
    const name = prefix + bytes.toString("utf8");
    yield { path, name, facts };
    if (facts.isDirectory()) yield* walkFolder(path, `${name}/`);
  }
}
