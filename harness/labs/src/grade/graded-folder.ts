import { type NewFiles, readFiles } from "@byoa/scaffold";
import type { Exercise, Lab, LabLanguage } from "../lab/lab.ts";
import { composeFiles, type PackToolkit } from "../work/compose.ts";
import { MARKER_FILE, readMarker } from "../work/marker.ts";
import { writeFolder } from "../work/write-files.ts";

export interface GradedFolderOptions {
  readonly lab: Lab;
  readonly exercise: Exercise;
  /** What the student handed in. */
  readonly submitted: string;
  /** Where the graded folder goes; not there yet. */
  readonly folder: string;
  readonly packToolkit: PackToolkit;
}

/**
 * What is judged of a submission: the lab as the course gives it, and over it the files that the exercise lets a student mend,
 * with the files that they added. Whatever else they changed does not count. Gives the language.
 */
export async function writeGradedFolder(options: GradedFolderOptions): Promise<LabLanguage> {
  const { lab, exercise, submitted, folder, packToolkit } = options;
  const [first = "node"] = lab.languages;
  const claimed = (await readMarker(submitted))?.language ?? first;
  const language = lab.languages.includes(claimed) ? claimed : first;
  const files: NewFiles = new Map(await composeFiles({ lab, exercise, language, state: "start", packToolkit }));
  const mended = exercise.edit(language);
  for (const [path, file] of await readFiles(submitted, (name) => !LEFT_ASIDE.test(name))) {
    if (path !== MARKER_FILE && (mended.includes(path) || !files.has(path))) files.set(path, file);
  }
  for (const path of mended) {
    // What they took away stays away.
    if (!(await readFiles(submitted, (name) => name === path)).has(path)) files.delete(path);
  }
  await writeFolder(folder, files);
  return language;
}

const LEFT_ASIDE = /(^|\/)(node_modules|__pycache__|byoa-report|byoa-jobs|\.git)\//;
