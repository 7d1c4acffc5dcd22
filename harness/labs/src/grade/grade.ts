import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Interrupted } from "@byoa/conformance";
import { type EngineName, PlatformError } from "@byoa/platform";
import { makeScratchFolder } from "@byoa/platform/scratch-folder";
import { checkAny } from "../check/check-any.ts";
import type { FoundLab } from "../course/find-lab.ts";
import { type Exercise, exerciseReference, type Lab } from "../lab/lab.ts";
import type { LabRow } from "../report/lab-row.ts";
import type { PackToolkit } from "../work/compose.ts";
import { writeGradedFolder } from "./graded-folder.ts";
import { otherData } from "./other-data.ts";
import { handedIn, readSubmissions } from "./submissions.ts";

export interface GradeOptions {
  /** One folder a student. */
  readonly folder: string;
  /** Which labs, or single exercises of them. */
  readonly labs: readonly FoundLab[];
  readonly engine?: EngineName | undefined;
  readonly packToolkit: PackToolkit;
  /** Called before an exercise is judged, and with its row when it is. */
  readonly onProgress?: (step: { readonly done: number; readonly of: number; readonly row?: LabRow }) => void;
  readonly signal?: AbortSignal;
}

/**
 * Judges what a class handed in: each exercise anew, on the course's own files around what the student mended, with data and
 * hyperparameters that they have not seen. What a progress file says counts for nothing.
 * Throws LabsError `submissions-missing`; PlatformError `engine-not-reachable`; Interrupted.
 */
export async function grade({ folder, labs, onProgress, signal, ...rest }: GradeOptions): Promise<LabRow[]> {
  const students = await readSubmissions(folder);
  const all = students.flatMap(({ student, root }) =>
    labs.flatMap(({ lab, exercise: only }) =>
      lab.exercises
        .filter((exercise) => only === undefined || exercise === only)
        .map((exercise) => ({ student, root, lab, exercise })),
    ),
  );
  const rows: LabRow[] = [];
  for (const { student, root, lab, exercise } of all) {
    if (signal?.aborted) throw new Interrupted();
    onProgress?.({ done: rows.length, of: all.length });
    const submitted = await handedIn(root, lab, exercise);
    const about = { student, exercise: exerciseReference(lab, exercise), title: exercise.title };
    const row: LabRow =
      submitted === undefined
        ? { ...about, state: "not handed in", open: [] }
        : { ...about, ...(await judged(lab, exercise, submitted, { ...rest, signal })) };
    rows.push(row);
    onProgress?.({ done: rows.length, of: all.length, row });
  }
  return rows;
}

async function judged(
  lab: Lab,
  exercise: Exercise,
  submitted: string,
  {
    engine,
    packToolkit,
    signal,
  }: Pick<GradeOptions, "engine" | "packToolkit"> & { readonly signal: AbortSignal | undefined },
): Promise<Pick<LabRow, "state" | "open" | "reason">> {
  const place = await makeScratchFolder("grade");
  try {
    const folder = join(place, "submission");
    const language = await writeGradedFolder({ lab, exercise, submitted, folder, packToolkit });
    const { solved, open, lines } = await checkAny({
      lab,
      exercise,
      language,
      folder,
      engine,
      flags: (profile) => otherData(join(place, "data"), lab, profile),
      ...(signal === undefined ? {} : { signal }),
    });
    if (solved) return { state: "solved", open: [] };
    // What stands behind another says nothing of its own.
    const causes = open.filter(({ verdict }) => verdict !== "not-testable");
    const reason = lines[0];
    return {
      state: "open",
      open: (causes.length > 0 ? causes : open).map(({ id }) => id),
      ...(reason === undefined ? {} : { reason }),
    };
  } catch (error) {
    if (error instanceof Interrupted || signal?.aborted) throw new Interrupted();
    if (error instanceof PlatformError && error.code === "engine-not-reachable") throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const doesNotBuild = error instanceof PlatformError && error.code === "image-build-failed";
    return { state: doesNotBuild ? "open" : "not judged", open: [], reason: reason.split("\n", 1)[0] ?? reason };
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
