import { exerciseReference, type Lab } from "../lab/lab.ts";
import { type ExerciseProgress, type Progress, progressOf } from "../progress/progress.ts";
import type { LabRow } from "./lab-row.ts";

/** A student's progress, a row for each exercise of the course. */
export function progressRows(course: readonly Lab[], progress: Progress): LabRow[] {
  return course.flatMap((lab) =>
    lab.exercises.map((exercise) => {
      const known = progressOf(progress, lab, exercise);
      return {
        exercise: exerciseReference(lab, exercise),
        title: exercise.title,
        state: stateOf(known),
        open: [],
        checks: known?.checks ?? 0,
        hints: known?.hints ?? 0,
        sawSolution: known?.sawSolution !== undefined,
        ...(known?.solved === undefined ? {} : { solved: known.solved }),
      };
    }),
  );
}

/** An exercise that only came along when its lab was started is not begun. */
function stateOf(known: ExerciseProgress | undefined): LabRow["state"] {
  if (known?.solved !== undefined) return "solved";
  return known === undefined || known.checks + known.hints === 0 ? "not begun" : "open";
}
