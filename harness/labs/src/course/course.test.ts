import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { catalogue, select } from "@byoa/conformance";
import { readFiles } from "@byoa/scaffold";
import { structuredPatch } from "diff";
import { expect, test } from "vitest";
import type { Exercise, Lab, LabLanguage } from "../lab/lab.ts";
import { exerciseReference } from "../lab/lab.ts";
import { overlayFiles } from "../work/compose.ts";
import { courseFolder, repositoryFolder } from "./course-folder.ts";
import { readCourse } from "./read-course.ts";

/** Two screens of a laptop. */
const README_LINES = 75;

/** A fault is small; what differs in more has not followed a change of the program. */
const CHANGED_LINES = 40;

const course = await readCourse();

interface Case {
  readonly lab: Lab;
  readonly exercise: Exercise;
  readonly language: LabLanguage;
}
const cases: [name: string, Case][] = course.flatMap((lab) =>
  lab.exercises.flatMap((exercise) =>
    lab.languages.map((language): [string, Case] => [
      `${exerciseReference(lab, exercise)} in ${language}`,
      { lab, exercise, language },
    ]),
  ),
);

test("the labs are numbered from 0 to 17, their folders begin with the number", () => {
  expect(course.map(({ id }) => id)).toEqual(Array.from({ length: 18 }, (_, index) => index));
  for (const { id, name } of course) expect(name).toMatch(new RegExp(`^${String(id).padStart(2, "0")}-`));
});

test("the labs that most take in Python exist in it", () => {
  expect(course.filter(({ languages }) => languages.includes("python")).map(({ id }) => id)).toEqual([2, 5, 6, 8, 9]);
});

test("the course's page has each lab with its minutes, and what it needs", async () => {
  const page = await readFile(join(courseFolder, "README.md"), "utf8");
  const rows = [...page.matchAll(/^\| (\d+) \| \[.+\]\((.+)\) \| (\d+) \| ?(.*) ?\|$/gm)].map(
    ([, id, name, minutes, remarks = ""]) => ({
      id: Number(id),
      name,
      minutes: Number(minutes),
      remarks: remarks.trim(),
    }),
  );
  const remarks = ({ needsContainers, languages }: Lab) =>
    [needsContainers ? "containers" : "", languages.includes("python") ? "also in Python" : ""]
      .filter((remark) => remark !== "")
      .join(", ");
  expect(rows).toEqual(
    course.map((lab) => ({ id: lab.id, name: lab.name, minutes: lab.minutes, remarks: remarks(lab) })),
  );
});

test.each(course.map((lab) => [lab.name, lab] as const))("%s: its README is two screens at most", async (_, lab) => {
  const lines = (await readFile(join(lab.folder, "README.md"), "utf8")).trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(README_LINES);
  expect(lines[0]).toContain(lab.title);
});

test.each(cases)("%s: what is announced is looked at", (_, { lab, exercise, language }) => {
  if (lab.kind === "mutant") return expect(exercise.fails(language)).toEqual({});
  const looked = select(catalogue, { only: exercise.looksAt }).map(({ id }) => id);
  expect(looked).toEqual(expect.arrayContaining(Object.keys(exercise.fails(language))));
});

test.each(cases)("%s: what is to be mended differs in the solution", async (_, { lab, exercise, language }) => {
  const start = await overlayFiles(lab, exercise, language, "start");
  const solution = await overlayFiles(lab, exercise, language, "solution");
  const edit = exercise.edit(language);
  if (Object.keys(exercise.fails(language)).length === 0 && lab.kind === "image") return;
  expect(edit).toEqual(expect.arrayContaining([...solution.keys()]));
  const same = [...solution].filter(
    ([path, { content, executable }]) =>
      start.get(path)?.content.equals(content) === true && start.get(path)?.executable === executable,
  );
  expect(same.map(([path]) => path)).toEqual([]);
});

test.each(cases)("%s: start/ differs in a few lines from what it is mended to", async (_, found) => {
  const { lab, exercise, language } = found;
  if (lab.from !== "program") return;
  const mended = new Map([
    ...(await readFiles(join(courseFolder, "programs", language))),
    ...(await overlayFiles(lab, exercise, language, "solution")),
  ]);
  for (const [path, { content }] of await overlayFiles(lab, exercise, language, "start")) {
    const original = mended.get(path)?.content.toString("utf8");
    if (original === undefined || !exercise.edit(language).includes(path)) continue;
    const { hunks } = structuredPatch(path, path, original, content.toString("utf8"), "", "", { context: 0 });
    const changed = hunks.reduce((sum, { oldLines, newLines }) => sum + oldLines + newLines, 0);
    expect([path, changed]).toEqual([path, expect.toSatisfy((lines: number) => lines <= CHANGED_LINES)]);
  }
});

test.each(["labels/src/network/build-network.ts", "features/src/model/predict-rows.ts"])(
  "lab 12: solution/%s is the network's own",
  async (path) => {
    const own = join(repositoryFolder("algorithms/tensorflow"), path.slice(path.indexOf("/") + 1));
    const solution = join(courseFolder, "12-tensorflow/solution", path);
    expect(await readFile(solution, "utf8")).toBe(await readFile(own, "utf8"));
  },
);

test.each(cases)("%s: the last hint names a file and a line that the solution changes", async (_, found) => {
  const { lab, exercise, language } = found;
  if (Object.keys(exercise.fails(language)).length === 0 && lab.kind === "image") return;
  const [, , last] = exercise.hints(language);
  const [, file = "", line = ""] = /([\w./-]+), lines? (\d+)/.exec(last) ?? [];
  expect(exercise.edit(language), last).toContain(file);
  const start = (await overlayFiles(lab, exercise, language, "start")).get(file)?.content.toString("utf8") ?? "";
  const solution = (await overlayFiles(lab, exercise, language, "solution")).get(file)?.content.toString("utf8");
  if (solution === undefined || solution === start) return; // a mode, or a file of the base: nothing to compare by lines
  const { hunks } = structuredPatch(file, file, start, solution, "", "", { context: 1 });
  const isChanged = (number: number) =>
    hunks.some(({ oldStart, oldLines }) => number >= oldStart && number < oldStart + oldLines);
  expect(Number(line), `${last}\n${JSON.stringify(hunks, null, 2)}`).toSatisfy(isChanged);
});
