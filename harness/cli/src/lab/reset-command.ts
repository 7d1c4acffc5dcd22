import { relative } from "node:path";
import {
  exerciseFolder,
  exerciseHere,
  exerciseReference,
  isNamed,
  type Lab,
  LabsError,
  requireStarted,
  resetExercise,
  withExercise,
  writeProgress,
} from "@byoa/labs";
import { write } from "../ends/output.ts";
import { packToolkit } from "../new/pack-toolkit.ts";
import type { LabFlags } from "./lab-flags.ts";
import { labFor, openLabPlace } from "./lab-place.ts";

/** `byoa lab reset`: a lab, an exercise, or single files of one, as they were. Throws LabsError `lab-unknown`, `lab-not-started`, `lab-language`. */
export async function resetCommand(given: readonly string[], flags: LabFlags, signal: AbortSignal): Promise<number> {
  const place = await openLabPlace(flags);
  const { named, files } = await argumentsOf(given, place.course);
  const found = await labFor(named, place);
  const { lab } = found;
  const { language } = flags;
  if (language !== undefined && !lab.languages.includes(language))
    throw new LabsError(
      "lab-language",
      `lab ${lab.id} does not exist in ${language}; it does in ${lab.languages.join(", ")}`,
    );
  const exercises = found.exercise === undefined ? lab.exercises : [found.exercise];
  if (files.length > 0 && exercises.length > 1)
    throw new LabsError(
      "lab-unknown",
      `lab ${lab.id} has several exercises, and files of one are to be reset. byoa lab reset ${lab.id}/${exercises[0]?.name ?? ""} ${files.join(" ")}`,
    );
  let { progress } = place;
  signal.throwIfAborted();
  for (const exercise of exercises) {
    await requireStarted(place.root, lab, exercise);
    const options = { lab, exercise, root: place.root, files, language };
    const used = await resetExercise({ ...options, packToolkit: (folder) => packToolkit(folder, signal) });
    const change = { language: used };
    if (files.length === 0)
      progress = withExercise(progress, lab, exercise, (before) => ({ ...before, ...change }), change);
    const what = files.length === 0 ? "begins anew" : `${files.join(", ")} as at the start`;
    const where = relative("", exerciseFolder(place.root, lab, exercise)) || ".";
    await write(`lab ${exerciseReference(lab, exercise)}  ${what} — ${where}\n`);
  }
  await writeProgress(place.root, progress);
  return 0;
}

/** In an exercise's folder its name may be left out, and the first word is a file already. */
async function argumentsOf(
  [first, ...more]: readonly string[],
  course: readonly Lab[],
): Promise<{ readonly named: string | undefined; readonly files: readonly string[] }> {
  const here = await exerciseHere();
  const isFile = first !== undefined && here !== undefined && !course.some((lab) => isNamed(lab, first));
  return isFile ? { named: here, files: [first, ...more] } : { named: first, files: more };
}
