import { hanging } from "@byoa/conformance";
import { exerciseReference, progressOf, requireStarted, withExercise, writeProgress } from "@byoa/labs";
import { coloursFor } from "../colours.ts";
import { write } from "../ends/output.ts";
import type { LabFlags } from "./lab-flags.ts";
import { exerciseFor, labFor, openLabPlace } from "./lab-place.ts";

const HINTS = 3;

/** `byoa lab hint`: the next hint, with those before it. Throws LabsError `lab-unknown`, `lab-not-started`. */
export async function hintCommand(named: string | undefined, flags: LabFlags): Promise<number> {
  const place = await openLabPlace(flags);
  const found = await labFor(named, place);
  const { lab } = found;
  const exercise = exerciseFor(found, place.progress);
  await requireStarted(place.root, lab, exercise);
  const known = progressOf(place.progress, lab, exercise);
  const language = known?.language ?? "node";
  const taken = Math.min((known?.hints ?? 0) + 1, HINTS);
  const changed = withExercise(
    place.progress,
    lab,
    exercise,
    (before) => (before.solved === undefined ? { ...before, hints: taken } : before),
    { language },
  );
  await writeProgress(place.root, changed);
  const { bold, dim } = coloursFor(process.stdout);
  const reference = exerciseReference(lab, exercise);
  const width = process.stdout.columns ?? 80;
  const lines = exercise
    .hints(language)
    .slice(0, taken)
    .map((hint, index) => hanging(`${index + 1} of ${HINTS}  `, index + 1 === taken ? bold(hint) : hint, width));
  const next =
    taken < HINTS
      ? `byoa lab hint ${reference} says more`
      : `that was the last; byoa lab solution ${reference} --force shows how it is solved`;
  await write(`${[`lab ${reference}  ${exercise.title}`, ...lines, dim(next)].join("\n")}\n`);
  return 0;
}
