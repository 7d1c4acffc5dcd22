import { chmod, mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { algorithmFiles } from "./algorithm-files.ts";
import { nameFault } from "./name.ts";
import { ScaffoldError } from "./scaffold-error.ts";
import { type Language, templateOf } from "./templates.ts";

export interface NewAlgorithm {
  readonly name: string;
  /** Default `minimal`. */
  readonly from?: string | undefined;
  /** Default `node`. */
  readonly language?: Language | undefined;
  /** Where it goes. Default: a folder of its name, in the current one. */
  readonly folder?: string | undefined;
  /** Puts the toolkit into `vendor/` of the folder that it is given. Only for Node. */
  readonly packToolkit: (folder: string) => Promise<unknown>;
  readonly signal?: AbortSignal | undefined;
}

/** What was made. */
export interface MadeAlgorithm {
  /** Absolute. */
  readonly folder: string;
  /** Relative to it, in order. */
  readonly files: readonly string[];
}

/**
 * Makes an algorithm of one's own: all of it, or nothing. Throws ScaffoldError `name-invalid`, `folder-exists`,
 * `template-unknown`, or the signal's reason.
 *
 * @example
 * await newAlgorithm({ name: "my-algorithm", from: "decision-tree", packToolkit });
 */
export async function newAlgorithm(options: NewAlgorithm): Promise<MadeAlgorithm> {
  const { name, from = "minimal", language = "node", signal } = options;
  const fault = nameFault(name);
  if (fault !== undefined) throw new ScaffoldError("name-invalid", fault);
  const template = templateOf(from, language);
  const folder = resolve(options.folder ?? name);
  await requireEmpty(folder);
  const files = await algorithmFiles(name, template);

  await mkdir(dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  try {
    for (const [path, { content, executable }] of files) {
      await mkdir(dirname(join(unfinished, path)), { recursive: true });
      await writeFile(join(unfinished, path), content, { mode: executable ? 0o755 : 0o644 });
    }
    if (language === "node") await options.packToolkit(unfinished);
    signal?.throwIfAborted();
    await chmod(unfinished, 0o755);
    // One that is there and empty makes room; one that has been filled meanwhile refuses.
    await rmdir(folder).catch(() => {});
    await rename(unfinished, folder);
    return { folder, files: [...files.keys()].sort() };
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function requireEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new ScaffoldError("folder-exists", `${folder} is there and is no folder. Choose another name.`);
  });
  if (entries.length === 0) return;
  throw new ScaffoldError(
    "folder-exists",
    `${folder} is there and not empty. Choose another name, or another --folder.`,
  );
}
