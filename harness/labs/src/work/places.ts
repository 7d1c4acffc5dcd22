import { stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { courseFolder } from "../course/course-folder.ts";
import type { Exercise, Lab } from "../lab/lab.ts";
import { LabsError } from "../labs-error.ts";
import { readMarker } from "./marker.ts";

/** Folder in which a student's labs lie, in the current one unless told. */
export const LABS_FOLDER = "byoa-labs";

/** Where an exercise of a student lies. */
export function exerciseFolder(root: string, lab: Lab, exercise: Exercise): string {
  return join(root, lab.name, exercise.name);
}

/** The student's folder of labs: the one named, the one that the current folder lies in, or `byoa-labs` in it. Absolute. */
export function labsRoot(given: string | undefined, current: string = process.cwd()): string {
  if (given !== undefined) return resolve(current, given);
  for (let folder = resolve(current); folder !== dirname(folder); folder = dirname(folder)) {
    if (basename(folder) === LABS_FOLDER) return folder;
  }
  return join(resolve(current), LABS_FOLDER);
}

/** The exercise that the current folder is in, as findLab takes it; undefined elsewhere. Throws LabsError `lab-original`. */
export async function exerciseHere(current: string = process.cwd()): Promise<string | undefined> {
  const below = relative(courseFolder, current);
  if (below !== "" && !below.startsWith("..") && /^\d{2}-/.test(below)) {
    const id = Number(below.slice(0, 2));
    throw new LabsError(
      "lab-original",
      `this is the course's own copy of lab ${id}, which stays as it is — ${current}. byoa lab start ${id}, elsewhere, gives you one to work in.`,
    );
  }
  for (let folder = resolve(current); folder !== dirname(folder); folder = dirname(folder)) {
    const marker = await readMarker(folder);
    if (marker !== undefined) return marker.exercise === "" ? marker.lab : `${marker.lab}/${marker.exercise}`;
    const [name] = relative(labsRoot(undefined, current), folder).split(sep);
    if (basename(dirname(folder)) === LABS_FOLDER && name !== undefined && /^\d{2}-/.test(name)) return name;
  }
  return undefined;
}

/** True where a folder is. */
export const isThere = async (folder: string): Promise<boolean> =>
  (await stat(folder).catch(() => undefined))?.isDirectory() ?? false;
