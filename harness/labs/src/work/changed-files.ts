import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Exercise, exerciseReference, type Lab } from "../lab/lab.ts";
import { LabsError } from "../labs-error.ts";
import { hashOf, type Marker, readMarker } from "./marker.ts";

/** The files of an exercise that differ from its start, in the order of their names; what has gone is among them. */
export async function changedFiles(folder: string, marker: Marker): Promise<string[]> {
  const changed: string[] = [];
  for (const [path, hash] of Object.entries(marker.files)) {
    if ((await hashNow(join(folder, path))) !== hash) changed.push(path);
  }
  return changed.sort();
}

/**
 * The marker of a student's folder in which nothing but the exercise's own files was changed: the suite judges by byoa.yaml and
 * the data, and they must be what the lab gave. Throws LabsError `lab-edited-elsewhere`, `lab-not-started`.
 */
export async function requireOnlyMended(folder: string, lab: Lab, exercise: Exercise): Promise<Marker> {
  const marker = await readMarker(folder);
  const reference = exerciseReference(lab, exercise);
  if (marker === undefined)
    throw new LabsError(
      "lab-not-started",
      `${folder} is no copy of lab ${reference}: what marks it as one is gone. Move it away, then byoa lab start ${lab.id}.`,
    );
  const mended = exercise.edit(marker.language);
  const elsewhere = (await changedFiles(folder, marker)).filter(
    (path) => !mended.includes(path) && path !== "README.md",
  );
  if (elsewhere.length === 0) return marker;
  throw new LabsError(
    "lab-edited-elsewhere",
    `${elsewhere.join(", ")} ${elsewhere.length === 1 ? "was" : "were"} changed, but what is to be mended is ${mended.join(", ")} — ${folder}. byoa lab reset ${reference} ${elsewhere.join(" ")} brings ${elsewhere.length === 1 ? "it" : "them"} back.`,
  );
}

async function hashNow(file: string): Promise<string | undefined> {
  try {
    return hashOf(await readFile(file), ((await stat(file)).mode & 0o100) !== 0);
  } catch {
    return undefined;
  }
}
