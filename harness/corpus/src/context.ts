import { existsSync } from "node:fs";
import { join } from "node:path";
import { type BuildContext, type ContextFile, readBuildContext } from "@byoa/platform";
import { folderOf, type NamedImage } from "./collection.ts";

/** The files that an image is built from. Throws when a replaced text does not occur exactly once. */
export async function contextOf(image: NamedImage, all: readonly NamedImage[]): Promise<BuildContext> {
  const files: Record<string, ContextFile> = {};
  if (image.like !== undefined) {
    const original = all.find(({ name }) => name === image.like);
    if (original === undefined) throw new Error(`${image.name} is like ${image.like}, which is not in the corpus`);
    Object.assign(files, await contextOf(original, all));
  }
  for (const [file, pairs] of Object.entries(image.replace ?? {})) {
    const before = files[file];
    if (before === undefined)
      throw new Error(`${image.name} replaces text in ${file}, which ${image.like} does not have`);
    files[file] = { ...before, content: replaced(image.name, file, String(before.content), pairs) };
  }
  const own = join(folderOf(image.name), "program");
  return existsSync(own) ? { ...files, ...(await readBuildContext(own)) } : files;
}

function replaced(name: string, file: string, text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((changed, [old, replacement]) => {
    const places = changed.split(old).length - 1;
    if (places !== 1) throw new Error(`${name}: "${old}" occurs ${places} times in ${file}, not once`);
    return changed.replace(old, () => replacement);
  }, text);
}
