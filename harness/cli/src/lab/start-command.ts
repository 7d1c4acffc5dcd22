import { relative } from "node:path";
import { findLab, startLab, withExercise, writeProgress } from "@byoa/labs";
import { coloursFor } from "../colours.ts";
import { write } from "../ends/output.ts";
import { packToolkit } from "../new/pack-toolkit.ts";
import type { LabFlags } from "./lab-flags.ts";
import { nextLab, openLabPlace } from "./lab-place.ts";

/** `byoa lab start`: a copy of the lab to work in. Throws LabsError `lab-unknown`, `lab-started`, `lab-language`, `lab-folder-not-writable`. */
export async function startCommand(named: string | undefined, flags: LabFlags, signal: AbortSignal): Promise<number> {
  const { course, root, progress } = await openLabPlace(flags);
  const { lab } = findLab(course, named ?? `${nextLab(course, progress)?.id ?? 0}`);
  const { languages } = lab;
  const language = flags.language ?? languages[0] ?? "node";
  const folders = await startLab({ lab, language, root, packToolkit: (place) => packToolkit(place, signal), signal });
  const begun = lab.exercises.reduce(
    (known, exercise) => withExercise(known, lab, exercise, (before) => ({ ...before, language }), { language }),
    progress,
  );
  await writeProgress(root, begun);
  const { bold, dim } = coloursFor(process.stdout);
  const other = languages.filter((one) => one !== language && flags.language === undefined);
  const exercises = lab.exercises.flatMap((exercise) =>
    exercise.name === ""
      ? []
      : [`  ${exercise.name.padEnd(Math.max(...lab.exercises.map(({ name }) => name.length)))}  ${exercise.title}`],
  );
  const yours = [...new Set(lab.exercises.flatMap((exercise) => exercise.edit(language)))];
  const place = relative("", folders.length === 1 ? (folders[0] ?? root) : `${root}/${lab.name}`) || ".";
  await write(
    [
      `${bold(`Lab ${lab.id}  ${lab.title}`)}  ${dim(`about ${lab.minutes} min, ${lab.memory} of memory`)}`,
      "",
      ...(exercises.length === 0 ? [] : [...exercises, ""]),
      `  ${place}/  ${dim(`yours to change: ${yours.join(", ")}`)}`,
      `  ${relative("", `${root}/${lab.name}/README.md`)}  ${dim("read this first")}`,
      "",
      `${dim("Next")}  byoa lab check ${lab.id}`,
      ...other.map(
        (one) => `${dim("or")}    byoa lab reset ${lab.id} --language ${one}  ${dim(`(the same in ${one})`)}`,
      ),
      "",
    ].join("\n"),
  );
  return 0;
}
