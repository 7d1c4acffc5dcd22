import {
  type Exercise,
  exerciseHere,
  type FoundLab,
  findLab,
  type Lab,
  labState,
  labsRoot,
  type Progress,
  progressOf,
  readCourse,
  readProgress,
} from "@byoa/labs";
import type { LabFlags } from "./lab-flags.ts";

/** The course, and how far a student is. */
export interface LabPlace {
  readonly course: readonly Lab[];
  /** The student's folder of labs, absolute. */
  readonly root: string;
  readonly progress: Progress;
}

/** Throws LabsError `lab-invalid`, `progress-newer`, `progress-not-readable`. */
export async function openLabPlace({ folder }: Pick<LabFlags, "folder">): Promise<LabPlace> {
  const root = labsRoot(folder);
  const [course, progress] = await Promise.all([readCourse(), readProgress(root)]);
  return { course, root, progress };
}

/**
 * What was named; left out: the exercise of the current folder, else the lab that was begun and is not solved, else the next one.
 * Throws LabsError `lab-unknown`, `lab-original`.
 */
export async function labFor(named: string | undefined, { course, progress }: LabPlace): Promise<FoundLab> {
  const text = named ?? (await exerciseHere()) ?? `${lastBegun(course, progress)?.id ?? 0}`;
  return findLab(course, text);
}

/** The one named, else the first that is not solved. */
export function exerciseFor({ lab, exercise }: FoundLab, progress: Progress): Exercise {
  const open = lab.exercises.find((candidate) => progressOf(progress, lab, candidate)?.solved === undefined);
  const chosen = exercise ?? open ?? lab.exercises[0];
  if (chosen === undefined) throw new Error(`lab ${lab.id} has no exercise`);
  return chosen;
}

/** The first lab that is not solved: one that was begun before one that was not. */
export function nextLab(course: readonly Lab[], progress: Progress): Lab | undefined {
  return lastBegun(course, progress) ?? course.find((lab) => labState(progress, lab) === "not begun");
}

function lastBegun(course: readonly Lab[], progress: Progress): Lab | undefined {
  const since = (lab: Lab) =>
    Math.max(...lab.exercises.map((exercise) => Date.parse(progressOf(progress, lab, exercise)?.started ?? "") || 0));
  return course
    .filter((lab) => labState(progress, lab) === "begun")
    .toSorted((a, b) => since(b) - since(a))
    .at(0);
}
