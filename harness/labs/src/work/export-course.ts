import { readdir } from "node:fs/promises";
import { readFiles, replaced } from "@byoa/scaffold";
import { parse, stringify } from "yaml";
import { courseFolder } from "../course/course-folder.ts";
import { LabsError } from "../labs-error.ts";
import { isThere } from "./places.ts";
import { writeFolder } from "./write-files.ts";

/** What gives exercises away, and what is for teachers alone. */
const HELD_BACK = /(^|\/)solution\/|^teaching\.md$|^workflows\//;
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
  const all = await readFiles(courseFolder, (path) => SOURCE.test(path) && !HELD_BACK.test(path));
  const files = replaced(all, (text, path) => {
    if (path.endsWith("/lab.yaml")) return withoutAnswers(text);
    return path === "README.md" ? withoutTeachers(text) : text;
  });
  await writeFolder(folder, files);
  return [...files.keys()].sort();
}

/** A lab.yaml as a student may read it. */
function withoutAnswers(text: string): string {
  const document: unknown = parse(text);
  if (typeof document !== "object" || document === null || !("exercises" in document)) return text;
  const exercises = Array.isArray(document.exercises) ? document.exercises : [];
  return stringify({
    ...document,
    exercises: exercises.map(({ fails, hints, ...rest }: Record<string, unknown>) => rest),
  });
}

/** The course's page without the lines that lead to what is held back. */
const withoutTeachers = (text: string): string =>
  text
    .split("\n")
    .filter((line) => !line.includes("](teaching.md)"))
    .join("\n");
