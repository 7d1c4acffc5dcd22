import { z } from "zod";
import { type Exercise, exerciseReference, type Lab, type LabLanguage } from "../lab/lab.ts";
import { LAB_LANGUAGES } from "../lab/lab-file.ts";

/** What this version of byoa writes; a file of a later one is not touched. */
export const PROGRESS_VERSION = 1;

const exerciseProgress = z.object({
  language: z.enum(LAB_LANGUAGES),
  started: z.iso.datetime(),
  checks: z.int().min(0).default(0),
  hints: z.int().min(0).max(3).default(0),
  solved: z.iso.datetime().optional(),
  sawSolution: z.iso.datetime().optional(),
});
export type ExerciseProgress = z.infer<typeof exerciseProgress>;

/** A student's progress: by exercise as `8/loopback`. It is theirs, and proves nothing. */
export const progressFile = z.object({
  version: z.int(),
  exercises: z.record(z.string(), exerciseProgress).default({}),
});
export type Progress = z.infer<typeof progressFile>;

export const NO_PROGRESS: Progress = { version: PROGRESS_VERSION, exercises: {} };

/** What is known of an exercise; undefined before its start. */
export const progressOf = (progress: Progress, lab: Lab, exercise: Exercise): ExerciseProgress | undefined =>
  progress.exercises[exerciseReference(lab, exercise)];

/** The same progress with one exercise's changed. */
export function withExercise(
  progress: Progress,
  lab: Lab,
  exercise: Exercise,
  change: (before: ExerciseProgress) => ExerciseProgress,
  { language = "node", now = new Date() }: { readonly language?: LabLanguage; readonly now?: Date } = {},
): Progress {
  const reference = exerciseReference(lab, exercise);
  const before = progress.exercises[reference] ?? { language, started: now.toISOString(), checks: 0, hints: 0 };
  return { ...progress, exercises: { ...progress.exercises, [reference]: change(before) } };
}

export type LabState = "solved" | "begun" | "not begun";

/** How far a lab is. */
export function labState(progress: Progress, lab: Lab): LabState {
  const known = lab.exercises.map((exercise) => progressOf(progress, lab, exercise));
  if (known.every((one) => one?.solved !== undefined)) return "solved";
  return known.some((one) => one !== undefined) ? "begun" : "not begun";
}
