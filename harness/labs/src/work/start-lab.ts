import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { NewFiles } from "@byoa/scaffold";
import { type Exercise, exerciseReference, type Lab, type LabLanguage } from "../lab/lab.ts";
import { LabsError } from "../labs-error.ts";
import { composeFiles, type PackToolkit } from "./compose.ts";
import { markerOf, withMarker } from "./marker.ts";
import { exerciseFolder, isThere } from "./places.ts";
import { writeFiles, writeFolder } from "./write-files.ts";

export interface StartOptions {
  readonly lab: Lab;
  readonly language: LabLanguage;
  /** The student's folder of labs, absolute. */
  readonly root: string;
  readonly packToolkit: PackToolkit;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes a student's copy of a lab, every exercise of it, or nothing. Gives the exercises' folders.
 * Throws LabsError `lab-started`, `lab-language`, `lab-folder-not-writable`.
 */
export async function startLab({ lab, language, root, packToolkit, signal }: StartOptions): Promise<string[]> {
  requireLanguage(lab, language);
  const place = join(root, lab.name);
  if (await isThere(place))
    throw new LabsError(
      "lab-started",
      `lab ${lab.id} is there already, with your work in it — ${place}. Go on there, or begin anew: byoa lab reset ${lab.id}.`,
    );
  const made = await Promise.all(
    lab.exercises.map(async (exercise) => ({
      exercise,
      files: await startFiles({ lab, exercise, language, packToolkit }),
    })),
  );
  signal?.throwIfAborted();
  try {
    for (const { exercise, files } of made) await writeFolder(exerciseFolder(root, lab, exercise), files);
    // One for all exercises; where there is one alone, in its folder.
    const content = await readFile(join(lab.folder, "README.md"));
    await writeFiles(place, new Map([["README.md", { content, executable: false }]]));
  } catch (error) {
    // What stands in the way of writing may stand in the way of removing: the first fault is the one to tell.
    await rm(place, { recursive: true, force: true }).catch(() => {});
    throw error;
  }
  return made.map(({ exercise }) => exerciseFolder(root, lab, exercise));
}

/** An exercise's files at its start, with its marker. */
export async function startFiles(options: {
  readonly lab: Lab;
  readonly exercise: Exercise;
  readonly language: LabLanguage;
  readonly packToolkit: PackToolkit;
}): Promise<NewFiles> {
  const { lab, exercise, language } = options;
  const files = await composeFiles({ ...options, state: "start" });
  return withMarker(markerOf(lab, exercise, language, files), files);
}

function requireLanguage(lab: Lab, language: LabLanguage): void {
  if (lab.languages.includes(language)) return;
  throw new LabsError(
    "lab-language",
    `lab ${lab.id} does not exist in ${language}. byoa lab start ${lab.id} --language ${lab.languages.join("|")}`,
  );
}

/** Throws LabsError `lab-not-started`. */
export async function requireStarted(root: string, lab: Lab, exercise: Exercise): Promise<string> {
  const folder = exerciseFolder(root, lab, exercise);
  if (await isThere(folder)) return folder;
  throw new LabsError(
    "lab-not-started",
    `lab ${exerciseReference(lab, exercise)} is not there — ${folder}. byoa lab start ${lab.id} makes it.`,
  );
}
