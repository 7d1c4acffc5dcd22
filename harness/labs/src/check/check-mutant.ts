import { join } from "node:path";
import { checkMutantFolder } from "@byoa/mutants";
import { openLocalPlatform } from "@byoa/platform";
import { courseFolder } from "../course/course-folder.ts";
import type { CheckExerciseOptions } from "./check-exercise.ts";

/** Whether the check that a student wrote passes on the program, and kills the mutant that they made of it. */
export async function checkMutant({
  folder,
  signal,
}: Pick<CheckExerciseOptions, "folder" | "signal">): Promise<{ held: boolean; lines: readonly string[] }> {
  return await checkMutantFolder({
    folder,
    programFolder: join(courseFolder, "programs", "node"),
    openPlatform: () => openLocalPlatform(),
    ...(signal === undefined ? {} : { signal }),
  });
}
