import { findLab, grade, readCourse } from "@byoa/labs";
import { coloursFor } from "../colours.ts";
import { write } from "../ends/output.ts";
import { packToolkit } from "../new/pack-toolkit.ts";
import { plainText } from "../plain-text.ts";
import type { LabFlags } from "./lab-flags.ts";
import { rendered } from "./report-command.ts";
import { classTable } from "./rows-table.ts";

/** `byoa lab grade`: what a class handed in, judged anew. Throws LabsError `submissions-missing`, `lab-unknown`; PlatformError; Interrupted. */
export async function gradeCommand(
  folder: string,
  named: readonly string[],
  flags: LabFlags,
  signal: AbortSignal,
): Promise<number> {
  const course = await readCourse();
  const labs =
    named.length === 0
      ? course.map((lab) => ({ lab, exercise: undefined }))
      : named.map((text) => findLab(course, text));
  const { dim } = coloursFor(process.stderr);
  const rows = await grade({
    folder,
    labs,
    engine: flags.engine,
    packToolkit: (place) => packToolkit(place, signal),
    signal,
    onProgress: ({ done, of, row }) => {
      if (flags.quiet || row === undefined || row.state === "not handed in") return;
      process.stderr.write(
        `${dim(`${done} of ${of}  ${plainText(row.student ?? "")} ${row.exercise}  ${row.state}`)}\n`,
      );
    },
  });
  const format = flags.format ?? "table";
  await write(format === "table" ? classTable(rows, coloursFor(process.stdout)) : rendered(rows, format));
  return 0;
}
