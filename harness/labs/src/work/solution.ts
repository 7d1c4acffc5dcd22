import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createTwoFilesPatch } from "diff";
import type { Exercise, Lab } from "../lab/lab.ts";
import { composeFiles, type PackToolkit } from "./compose.ts";
import { readMarker } from "./marker.ts";
import { writeFiles } from "./write-files.ts";

export interface SolutionOptions {
  readonly lab: Lab;
  readonly exercise: Exercise;
  /** The student's folder. */
  readonly folder: string;
  readonly packToolkit: PackToolkit;
}

/** What the solution does otherwise than the student's files, as unified diffs; empty where nothing differs. */
export async function solutionDiff(options: SolutionOptions): Promise<string[]> {
  const diffs: string[] = [];
  for (const [path, { content }] of await solutionFiles(options)) {
    const own = await readFile(join(options.folder, path), "utf8").catch(() => "");
    if (own !== content.toString("utf8"))
      diffs.push(createTwoFilesPatch(`yours/${path}`, `solution/${path}`, own, content.toString("utf8"), "", ""));
  }
  return diffs;
}

/** Puts the solution into the student's folder. Gives the names of its files. */
export async function writeSolution(options: SolutionOptions): Promise<string[]> {
  const files = await solutionFiles(options);
  await writeFiles(options.folder, files);
  return [...files.keys()].sort();
}

async function solutionFiles({ lab, exercise, folder, packToolkit }: SolutionOptions) {
  const [first = "node"] = lab.languages;
  const language = (await readMarker(folder))?.language ?? first;
  const all = await composeFiles({ lab, exercise, language, state: "solution", packToolkit });
  return new Map([...all].filter(([path]) => exercise.edit(language).includes(path)));
}
