import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Exercise, Lab } from "../lab/lab.ts";
import { LabsError } from "../labs-error.ts";
import { exerciseFolder, isThere, LABS_FOLDER } from "../work/places.ts";

/** One student's folder. */
export interface Submission {
  readonly student: string;
  /** Where their labs lie: `byoa-labs` in it, or the folder itself. */
  readonly root: string;
}

/** The students below a folder, in the order of their names. Throws LabsError `submissions-missing`. */
export async function readSubmissions(folder: string): Promise<Submission[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new LabsError(
      "submissions-missing",
      `${folder} is no folder that can be read. Give the folder that has one folder for each student.`,
      { cause },
    );
  });
  const students = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
  if (students.length === 0)
    throw new LabsError(
      "submissions-missing",
      `${folder} holds no student's folder. Put one there for each student, with their ${LABS_FOLDER} in it.`,
    );
  return await Promise.all(
    students
      .map(({ name }) => name)
      .sort()
      .map(async (student) => {
        const labs = join(folder, student, LABS_FOLDER);
        return { student, root: (await isThere(labs)) ? labs : join(folder, student) };
      }),
  );
}

/** Where a student handed an exercise in; undefined when they did not. */
export async function handedIn(root: string, lab: Lab, exercise: Exercise): Promise<string | undefined> {
  const folder = exerciseFolder(root, lab, exercise);
  return (await isThere(folder)) ? folder : undefined;
}
