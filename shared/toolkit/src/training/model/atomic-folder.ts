import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";

const TEMPORARY_PREFIX = ".saving-";

/** Files to write: path below the folder to content. */
export type FilesToSave = Readonly<Record<string, string | Uint8Array>>;

/**
 * Writes files below `folder` so that each is seen either whole or not at all: under a temporary name beside its place,
 * then renamed (a folder of the contract is a volume of its own, and a rename does not cross volumes).
 * @throws RangeError for a name that leads out of the folder
 */
export function saveFiles(folder: string, files: FilesToSave): void {
  for (const [name, content] of Object.entries(files)) {
    const path = placeOf(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    const temporary = join(dirname(path), `${TEMPORARY_PREFIX}${basename(path)}`);
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  }
}

/**
 * Writes set after set of files below `folder`, each replacing the one before: files that only the earlier set had are
 * removed once the new ones stand. Put the file that names the others last, and no reader ever finds half a set.
 */
export function replacingFiles(folder: string): (files: FilesToSave) => void {
  let earlier: readonly string[] = [];
  return (files) => {
    saveFiles(folder, files);
    const names = Object.keys(files).map((name) => placeOf(folder, name));
    for (const path of earlier) if (!names.includes(path)) rmSync(path, { force: true });
    earlier = names;
  };
}

/** Removes what a writer left that was ended in the middle. */
export function removeUnfinished(folder: string): void {
  for (const path of filesBelow(folder)) {
    if (basename(path).startsWith(TEMPORARY_PREFIX)) rmSync(path, { force: true });
  }
}

/** True when the folder holds at least one file with content. */
export function holdsFiles(folder: string): boolean {
  return filesBelow(folder).some((path) => statSync(path, { throwIfNoEntry: false })?.size);
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return []; // no such folder: nothing was saved
  }
}

function placeOf(folder: string, name: string): string {
  const path = normalize(name);
  if (path === "." || path.startsWith("..") || path.startsWith("/")) {
    throw new RangeError(`cannot save "${name}": a name must lead to a file below ${folder}`);
  }
  return join(folder, path);
}
