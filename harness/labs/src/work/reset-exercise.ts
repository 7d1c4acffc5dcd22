import { mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { type Exercise, exerciseReference, type Lab, type LabLanguage } from "../lab/lab.ts";
import { LabsError } from "../labs-error.ts";
import type { PackToolkit } from "./compose.ts";
import { readMarker } from "./marker.ts";
import { exerciseFolder } from "./places.ts";
import { startFiles } from "./start-lab.ts";
import { writeFiles, writeFolder, writing } from "./write-files.ts";

export interface ResetOptions {
  readonly lab: Lab;
  readonly exercise: Exercise;
  readonly root: string;
  /** Only these; else all of it. */
  readonly files: readonly string[];
  /** Undefined: the one that it is in. */
  readonly language?: LabLanguage | undefined;
  readonly packToolkit: PackToolkit;
}

/**
 * Brings an exercise back to its start; what is to be lost is lost only once the new is written. Gives the language it is in.
 * Throws LabsError `lab-unknown` for a file that the lab does not give.
 */
export async function resetExercise({
  lab,
  exercise,
  root,
  files,
  packToolkit,
  ...wanted
}: ResetOptions): Promise<LabLanguage> {
  const folder = exerciseFolder(root, lab, exercise);
  const [first = "node"] = lab.languages;
  const language = wanted.language ?? (await readMarker(folder))?.language ?? first;
  const start = await startFiles({ lab, exercise, language, packToolkit });
  if (files.length > 0) {
    const wanted = files.map((path) => {
      const file = start.get(path);
      if (file !== undefined) return [path, file] as const;
      throw new LabsError("lab-unknown", `lab ${exerciseReference(lab, exercise)} gives no file ${path}.`);
    });
    await writeFiles(folder, new Map(wanted));
    return language;
  }
  const fresh = `${folder}.new`;
  await rm(fresh, { recursive: true, force: true });
  await writeFolder(fresh, start);
  // The folder itself stays: somebody's terminal is in it.
  await writing(folder, async () => {
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
    for (const name of await readdir(fresh)) await rename(join(fresh, name), join(folder, name));
    await rmdir(fresh);
  });
  return language;
}
