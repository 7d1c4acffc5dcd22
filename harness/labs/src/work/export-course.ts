import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type NewFiles, readFiles } from "@byoa/scaffold";
import { parse, stringify } from "yaml";
import { courseFolder } from "../course/course-folder.ts";
import { LabsError } from "../labs-error.ts";
import { isThere } from "./places.ts";
import { writeFolder } from "./write-files.ts";

const SOLUTION = /(^|\/)solution\//;
const SOURCE = /^(?!.*(?:^|\/)(?:__pycache__|node_modules)\/)/;

/**
 * Writes the course without what gives its exercises away: no solutions, no last hints, nothing of what the starts announce.
 * `byoa lab` does not need it; it is what a teacher hands out to read. Throws LabsError `lab-started` for a folder that is there.
 */
export async function exportCourse(folder: string): Promise<readonly string[]> {
  if ((await isThere(folder)) && (await readdir(folder)).length > 0)
    throw new LabsError(
      "lab-started",
      `${folder} is there and not empty; nothing is overwritten. Choose another folder.`,
    );
  const all = await readFiles(
    courseFolder,
    (path) => SOURCE.test(path) && !SOLUTION.test(path) && path !== "teaching.md",
  );
  const files: NewFiles = new Map(
    [...all].map(([path, file]) => [
      path,
      path.endsWith("/lab.yaml")
        ? { ...file, content: Buffer.from(withoutAnswers(file.content.toString("utf8"))) }
        : file,
    ]),
  );
  await writeFolder(join(folder), files);
  return [...files.keys()].sort();
}

/** A lab.yaml as a student may read it. */
export function withoutAnswers(text: string): string {
  const document: unknown = parse(text);
  if (typeof document !== "object" || document === null || !("exercises" in document)) return text;
  const exercises = Array.isArray(document.exercises) ? document.exercises : [];
  return stringify({
    ...document,
    exercises: exercises.map(({ fails, hints, ...rest }: Record<string, unknown>) => rest),
  });
}
