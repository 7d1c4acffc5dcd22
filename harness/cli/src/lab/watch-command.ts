import { relative } from "node:path";
import { type Exercise, type Lab, progressOf, readProgress, requireStarted } from "@byoa/labs";
import { coloursFor } from "../colours.ts";
import { watchSources } from "../dev/watch-sources.ts";
import { write } from "../ends/output.ts";
import { reportOfError } from "../errors/error-lines.ts";
import { checkOnce } from "./check-once.ts";
import type { LabFlags } from "./lab-flags.ts";
import { exerciseFor, type LabPlace, labFor, openLabPlace } from "./lab-place.ts";

/** `byoa lab watch`: checks on each save, exercise after exercise, until the lab is solved or Ctrl-C ends it. */
export async function watchCommand(named: string | undefined, flags: LabFlags, signal: AbortSignal): Promise<number> {
  const place = await openLabPlace(flags);
  const found = await labFor(named, place);
  const { lab } = found;
  signal.throwIfAborted();
  let exercise: Exercise | undefined = exerciseFor(found, place.progress);
  while (exercise !== undefined) {
    await untilSolved(place, lab, exercise, flags, signal);
    signal.throwIfAborted();
    const progress = await readProgress(place.root);
    exercise = found.exercise === undefined ? lab.exercises.find((one) => isOpen(one)) : undefined;
    function isOpen(one: Exercise): boolean {
      return progressOf(progress, lab, one)?.solved === undefined;
    }
  }
  return 0;
}

async function untilSolved(
  place: LabPlace,
  lab: Lab,
  exercise: Exercise,
  flags: LabFlags,
  signal: AbortSignal,
): Promise<void> {
  const folder = await requireStarted(place.root, lab, exercise);
  const { dim, red } = coloursFor(process.stdout);
  await using sources = await watchSources(folder);
  for (;;) {
    try {
      if ((await checkOnce({ ...place, lab, exercise, flags, signal })).solved) return;
    } catch (error) {
      if (signal.aborted) throw error;
      // A file saved half-way, an image that does not build: told, and the next save tries again.
      await write(
        `${reportOfError(error)
          .lines.map((line) => red(line))
          .join("\n")}\n`,
      );
    }
    await write(`${dim(`watching ${relative("", folder) || "."} … (Ctrl-C ends it)`)}\n`);
    const save = await sources.next(signal);
    if (save === undefined) return;
    await write(`\n${dim(`saved ${relative(folder, save.path)}`)}\n`);
  }
}
