import { createHash } from "node:crypto";
import { lstat, readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import dockerIgnore from "@balena/dockerignore";
import { pack } from "tar-stream";

/** A file of a build context, as the engine gets it; with `link`, a symbolic link instead. */
export interface ContextFile {
  readonly content: string | Buffer;
  /** Default 0644. */
  readonly mode?: number;
  readonly link?: string | undefined;
}

/** Name in the context, with forward slashes, to its file. `Dockerfile` is one of them. */
export type BuildContext = Readonly<Record<string, ContextFile>>;

/** The files of a folder that its .dockerignore lets through, in one order on every machine. */
export async function readBuildContext(folder: string): Promise<BuildContext> {
  const rules = await readFile(join(folder, ".dockerignore"), "utf8").catch(() => "");
  const isLetThrough = dockerIgnore.default().add(rules).createFilter();
  // As Docker has it: what steers the build is sent whatever the rules say.
  const passes = (name: string) => name === "Dockerfile" || name === ".dockerignore" || isLetThrough(name);
  const exceptions = [...rules.matchAll(/^\s*!\s*\/?(.+?)\s*$/gm)].map(([, pattern = ""]) => pattern);
  const mayComeBack = (name: string) =>
    exceptions.some((pattern) => pattern.includes("*") || pattern.startsWith(`${name}/`));
  const files: Record<string, ContextFile> = {};
  const visit = async (below: string): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (passes(name) || mayComeBack(name)) await visit(name);
      } else if (passes(name)) files[name] = await readContextFile(join(folder, name));
    }
  };
  await visit("");
  return files;
}

async function readContextFile(path: string): Promise<ContextFile> {
  const stats = await lstat(path);
  const link = stats.isSymbolicLink() ? await readlink(path) : undefined;
  const mode = stats.mode & 0o100 ? 0o755 : 0o644;
  return { mode, content: link === undefined ? await readFile(path) : Buffer.alloc(0), link };
}

/** What decides whether an image has to be built again: every file's name, mode and bytes. */
export function hashBuildContext(files: BuildContext, ...besides: string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(besides));
  for (const [name, { mode, content, link }] of Object.entries(files)) {
    hash.update(JSON.stringify([name, mode, content.length, link])).update(content);
  }
  return hash.digest("hex");
}

/** The context as the archive that the engine's build takes. */
export function packBuildContext(files: BuildContext): Readable {
  const archive = pack();
  for (const [name, { mode = 0o644, content, link }] of Object.entries(files)) {
    // One time for all: the builder's cache goes by content.
    const common = { name, mode, mtime: new Date(0), uid: 0, gid: 0 };
    if (link === undefined) archive.entry(common, content);
    else archive.entry({ ...common, type: "symlink", linkname: link });
  }
  archive.finalize();
  return Readable.from(archive);
}
