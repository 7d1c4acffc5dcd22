import { checkOnce } from "./check-once.ts";
import type { LabFlags } from "./lab-flags.ts";
import { exerciseFor, labFor, openLabPlace } from "./lab-place.ts";

/** `byoa lab check`: 0 when the exercise is solved (with --all every exercise of the lab), else 1. Throws as checkOnce does. */
export async function checkCommand(named: string | undefined, flags: LabFlags, signal: AbortSignal): Promise<number> {
  const place = await openLabPlace(flags);
  const found = await labFor(named, place);
  const exercises =
    flags.all && found.exercise === undefined ? found.lab.exercises : [exerciseFor(found, place.progress)];
  signal.throwIfAborted();
  let solved = true;
  for (const exercise of exercises) {
    const checked = await checkOnce({ ...place, lab: found.lab, exercise, flags, signal });
    solved = checked.solved && solved;
  }
  return solved ? 0 : 1;
}
