import {
  exerciseReference,
  LabsError,
  progressOf,
  requireStarted,
  solutionDiff,
  withExercise,
  writeProgress,
  writeSolution,
} from "@byoa/labs";
import { type Colours, coloursFor } from "../colours.ts";
import { write } from "../ends/output.ts";
import { packToolkit } from "../new/pack-toolkit.ts";
import { plainText } from "../plain-text.ts";
import type { LabFlags } from "./lab-flags.ts";
import { exerciseFor, labFor, openLabPlace } from "./lab-place.ts";

/** `byoa lab solution`: what the solution does otherwise, once it is solved or with --force. Throws LabsError `lab-not-solved`. */
export async function solutionCommand(
  named: string | undefined,
  flags: LabFlags,
  signal: AbortSignal,
): Promise<number> {
  const place = await openLabPlace(flags);
  const found = await labFor(named, place);
  const { lab } = found;
  const exercise = found.exercise ?? (flags.force ? exerciseFor(found, place.progress) : lastSolved());
  function lastSolved() {
    const solved = lab.exercises.filter((one) => progressOf(place.progress, lab, one)?.solved !== undefined);
    return solved.at(-1) ?? exerciseFor(found, place.progress);
  }
  const reference = exerciseReference(lab, exercise);
  const folder = await requireStarted(place.root, lab, exercise);
  if (progressOf(place.progress, lab, exercise)?.solved === undefined && !flags.force)
    throw new LabsError(
      "lab-not-solved",
      `lab ${reference} is not solved yet. byoa lab hint ${reference} helps; --force shows the solution all the same.`,
    );
  const colours = coloursFor(process.stdout);
  signal.throwIfAborted();
  const options = { lab, exercise, folder, packToolkit: (at: string) => packToolkit(at, signal) };
  const diffs = await solutionDiff(options);
  const lines = diffs.flatMap((diff) =>
    diff
      .trimEnd()
      .split("\n")
      .map((line) => painted(plainText(line), colours)),
  );
  await write(`${lines.join("\n") || `lab ${reference}: yours is the solution, to the letter`}\n`);
  if (flags.write) await write(`${colours.dim(`written: ${(await writeSolution(options)).join(", ")}`)}\n`);
  const now = new Date().toISOString();
  await writeProgress(
    place.root,
    withExercise(place.progress, lab, exercise, (before) =>
      before.solved === undefined ? { ...before, sawSolution: before.sawSolution ?? now } : before,
    ),
  );
  return 0;
}

function painted(line: string, { green, red, dim, bold }: Colours): string {
  if (/^(={3,}|---|\+\+\+)/.test(line)) return bold(line);
  if (line.startsWith("@@")) return dim(line);
  return line.startsWith("+") ? green(line) : line.startsWith("-") ? red(line) : line;
}
