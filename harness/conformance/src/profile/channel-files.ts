import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ChannelFile } from "@byoa/platform";
import { ConfigurationError, type ConfigurationProblem } from "./configuration-error.ts";

/** A path that somebody wrote, made absolute, and where it was written. */
export interface GivenPath {
  readonly file: string;
  readonly where: string;
}

/**
 * The objects of one channel: a file is one object, a folder all that lies below it, in the order of their names.
 * Throws ConfigurationError `config-file-missing` for what is not there or holds nothing: SageMaker refuses such a channel.
 */
export async function readChannelFiles(given: readonly GivenPath[]): Promise<ChannelFile[]> {
  const files = new Map<string, string>();
  for (const path of given) {
    const found = await filesBelow(path);
    if (found.length === 0)
      throw new ConfigurationError([missing(path, "holds no file", "Put the channel's data there.")]);
    for (const [key, file] of found) {
      const other = files.get(key);
      if (other !== undefined) {
        throw new ConfigurationError([
          {
            code: "config-invalid-value",
            what: `${file} and ${other} would both be ${key} in the channel`,
            where: path.where,
            next: "Rename one.",
          },
        ]);
      }
      files.set(key, file);
    }
  }
  return [...files].map(([path, file]) => ({ path, content: { file } }));
}

/** Throws ConfigurationError `config-file-missing` unless something readable is there. */
export async function requirePath(path: GivenPath): Promise<"file" | "folder"> {
  const facts = await stat(path.file).catch(() => undefined);
  if (facts === undefined) {
    throw new ConfigurationError([
      missing(
        path,
        "is not there",
        path.where.startsWith("--")
          ? "Paths in flags start at the current folder."
          : "Paths in it start at its own folder.",
      ),
    ]);
  }
  if (facts.isDirectory()) return "folder";
  // A FIFO without a writer would be waited for without end.
  if (!facts.isFile()) throw new ConfigurationError([missing(path, "is no file", "Name a file or a folder.")]);
  return "file";
}

async function filesBelow(path: GivenPath): Promise<[key: string, file: string][]> {
  if ((await requirePath(path)) === "file") return [[basename(path.file), path.file]];
  const entries = await readdir(path.file, { recursive: true }).catch((error: Error) => {
    throw new ConfigurationError([missing(path, `cannot be read: ${error.message}`, "Check who may read it.")]);
  });
  const found: [string, string][] = [];
  for (const entry of entries.sort()) {
    const file = join(path.file, entry);
    if ((await requirePath({ ...path, file })) === "file") found.push([entry.replaceAll("\\", "/"), file]);
  }
  return found;
}

const missing = (path: GivenPath, what: string, next: string): ConfigurationProblem => ({
  code: "config-file-missing",
  what: `${path.file} ${what}`,
  where: path.where,
  next,
});
