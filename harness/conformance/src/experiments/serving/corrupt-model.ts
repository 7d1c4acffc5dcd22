import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { openModel, readTree } from "@byoa/platform";
import { makeScratchFolder } from "@byoa/platform/scratch-folder";

/** What stands in every file of a corrupt model. */
const GARBAGE = "byoa put these bytes here in place of a model.\n";

/** A model folder of the same names in which no file is what it was. Removed when it goes out of scope. */
export async function corruptModel(model: string): Promise<AsyncDisposable & { readonly folder: string }> {
  const tree = await readTree((await openModel(model)).archive());
  const folder = await makeScratchFolder("corrupt");
  for (const { path, type } of tree) {
    const target = join(folder, path);
    // A name that would leave the folder is the platform's to refuse, not ours to follow.
    if (!target.startsWith(`${folder}/`) || type !== "file") continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, GARBAGE);
  }
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
