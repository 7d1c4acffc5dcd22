import type { Verdict } from "@byoa/conformance";
import { type CheckExerciseOptions, checkExercise } from "./check-exercise.ts";
import type { LabResult } from "./lab-result.ts";

/** What a check of any kind of lab has shown. */
export interface CheckedLab {
  readonly solved: boolean;
  /** What does not hold; empty for a lab that is not judged by requirements of the suite. */
  readonly open: readonly Verdict[];
  /** What to tell of a lab that is not judged by requirements of the suite. */
  readonly lines: readonly string[];
  readonly result: LabResult | undefined;
}

/** Checks an exercise: an image by the suite's requirements, a mutant by the check that must kill it. Throws as checkExercise does. */
export async function checkAny(options: CheckExerciseOptions): Promise<CheckedLab> {
  if (options.lab.kind === "mutant") {
    const { checkMutant } = await import("./check-mutant.ts");
    const { held, lines } = await checkMutant(options);
    return { solved: held, open: [], lines, result: undefined };
  }
  const result = await checkExercise(options);
  return { solved: result.solved, open: result.open, lines: [], result };
}
