import {
  type Exercise,
  exerciseHere,
  type FoundLab,
  findLab,
  isNamed,
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
  const here = await exerciseHere();
  if (named === undefined) return findLab(course, here ?? `${lastBegun(course, progress)?.id ?? 0}`);
  // In a lab's folder an exercise's name alone will do.
  const lab = here === undefined || course.some((one) => isNamed(one, named)) ? undefined : findLab(course, here).lab;
  return findLab(course, lab === undefined ? named : `${lab.id}/${named}`);
}

/** The one named, else the first that is not solved. */
export function exerciseFor({ lab, exercise }: FoundLab, progress: Progress): Exercise {
  const open = lab.exercises.find((candidate) => progressOf(progress, lab, candidate)?.solved === undefined);
  const chosen = exercise ?? open ?? lab.exercises[0];
  if (chosen === undefined) throw new Error(`lab ${lab.id} has no exercise`);
  return chosen;
}

/** The lab to go on with: the one begun last, else the first that was not begun. */
export function nextLab(course: readonly Lab[], progress: Progress): Lab | undefined {
  return lastBegun(course, progress) ?? course.find((lab) => labState(progress, lab) === "not begun");
}

/** The lab to take up when one is solved: the next of the course that is not, else the first. */
export function labAfter(solved: Lab, course: readonly Lab[], progress: Progress): Lab | undefined {
  const open = course.filter((lab) => labState(progress, lab) !== "solved");
  return open.find(({ id }) => id > solved.id) ?? open[0];
}

function lastBegun(course: readonly Lab[], progress: Progress): Lab | undefined {
  const since = (lab: Lab) =>
    Math.max(...lab.exercises.map((exercise) => Date.parse(progressOf(progress, lab, exercise)?.started ?? "") || 0));
  return course
    .filter((lab) => labState(progress, lab) === "begun")
    .toSorted((a, b) => since(b) - since(a))
    .at(0);
}
