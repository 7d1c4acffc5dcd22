import { jsonText } from "@byoa/conformance/text";
import {
  type CheckedLab,
  checkAny,
  type Exercise,
  ensurePrebuilt,
  type Lab,
  type LabLanguage,
  progressOf,
  readProgress,
  requireOnlyMended,
  requireStarted,
  withExercise,
  writeProgress,
} from "@byoa/labs";
import { coloursFor } from "../colours.ts";
import { write } from "../ends/output.ts";
import { packToolkit } from "../new/pack-toolkit.ts";
import { VERSION } from "../version.ts";
import { afterSuccess, checkLines } from "./check-lines.ts";
import type { LabFlags } from "./lab-flags.ts";
import { type LabPlace, labAfter } from "./lab-place.ts";
import { openLabProgress } from "./lab-progress-line.ts";

export interface CheckOnceOptions extends Pick<LabPlace, "course" | "root"> {
  readonly lab: Lab;
  readonly exercise: Exercise;
  readonly flags: LabFlags;
  readonly signal: AbortSignal;
}

/**
 * Checks a student's exercise once, remembers it, and tells. Throws LabsError `lab-not-started`, `lab-edited-elsewhere`,
 * `lab-needs-containers`; PlatformError; Interrupted.
 */
export async function checkOnce(options: CheckOnceOptions): Promise<CheckedLab> {
  const { course, root, lab, exercise, flags } = options;
  const folder = await requireStarted(root, lab, exercise);
  const { language } = await requireOnlyMended(folder, lab, exercise);
  const started = performance.now();
  const checked = await judged(options, folder, language);
  const durationMs = performance.now() - started;
  const before = await readProgress(root);
  const wasSolved = progressOf(before, lab, exercise)?.solved;
  const progress = withExercise(
    before,
    lab,
    exercise,
    (known) => ({
      ...known,
      language,
      checks: known.checks + 1,
      ...(checked.solved ? { solved: wasSolved ?? new Date().toISOString() } : {}),
    }),
    { language },
  );
  await writeProgress(root, progress);
  if (flags.json) {
    const { report } = checked.result ?? {};
    const verdicts = report?.verdicts ?? [];
    await write(
      jsonText({ lab: lab.id, exercise: exercise.name, solved: checked.solved, verdicts, lines: checked.lines }),
    );
    return checked;
  }
  const colours = coloursFor(process.stdout);
  const view = { lab, exercise, language, durationMs, width: process.stdout.columns ?? 80, colours };
  const openExercise = lab.exercises.find((one) => progressOf(progress, lab, one)?.solved === undefined);
  const after = checked.solved
    ? afterSuccess(lab, { openExercise, nextLab: labAfter(lab, course, progress), progress }, view)
    : [];
  await write(`${[...checkLines(checked, view), ...after].join("\n")}\n`);
  return checked;
}

async function judged(
  { lab, exercise, flags, signal }: CheckOnceOptions,
  folder: string,
  language: LabLanguage,
): Promise<CheckedLab> {
  using progress = openLabProgress(flags.quiet ?? false);
  const { onNotice, onBuild, onEvent } = progress;
  if (lab.prebuilt !== undefined)
    await ensurePrebuilt(lab.prebuilt, {
      packToolkit: (place) => packToolkit(place, signal),
      onNotice,
      onBuild,
      signal,
    });
  return await checkAny({
    lab,
    exercise,
    language,
    folder,
    engine: flags.engine,
    version: VERSION,
    onNotice,
    onBuild,
    onEvent,
    signal,
  });
}
