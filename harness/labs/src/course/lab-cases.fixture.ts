import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EngineName } from "@byoa/platform";
import type { NewFiles } from "@byoa/scaffold";
import { afterAll, expect, test } from "vitest";
import { type CheckedLab, checkAny } from "../check/check-any.ts";
import { differsFromAnnounced } from "../check/lab-result.ts";
import { ensurePrebuilt } from "../check/prebuilt-image.ts";
import { type Exercise, exerciseReference, type Lab, type LabLanguage } from "../lab/lab.ts";
import { composeFiles } from "../work/compose.ts";
import { hashOf } from "../work/marker.ts";
import { packToolkit } from "../work/pack-toolkit.fixture.ts";
import { writeFolder } from "../work/write-files.ts";
import { readCourse } from "./read-course.ts";

const course = await readCourse();
/** What the commands of each lab took, in seconds: start, and a check of the broken and of the mended state of each exercise. */
const took = new Map<number, number>();

interface LabCase {
  readonly lab: Lab;
  readonly exercise: Exercise;
  readonly language: LabLanguage;
  readonly engine: EngineName;
}

/** Every exercise in each of its languages and on each engine that shows something of its own. */
export const labCases = course.flatMap((lab) =>
  lab.exercises.flatMap((exercise) =>
    lab.languages.flatMap((language) =>
      enginesOf(lab, exercise, language).map((engine): [name: string, LabCase] => [
        `${exerciseReference(lab, exercise)} in ${language}, ${engine}`,
        { lab, exercise, language, engine },
      ]),
    ),
  ),
);

/**
 * As a process the first exercise of a lab speaks for all: the engines' verdicts are held together elsewhere, and what a lab may lack
 * without containers, its program lacks in each exercise. There only Node is sure to be here.
 */
function enginesOf(lab: Lab, exercise: Exercise, language: LabLanguage): EngineName[] {
  const speaksForAll = exercise === lab.exercises[0] && language === "node";
  return lab.needsContainers || !speaksForAll ? ["docker"] : ["docker", "process"];
}

/** Holds each of these exercises to what it announces, and the commands of each lab to its minutes. */
export function testLabs(cases: readonly (readonly [name: string, LabCase])[]): void {
  test.each(cases)(
    "lab %s: start/ fails as announced, solution/ holds",
    async (_, found) => {
      const { lab, exercise, language, engine } = found;
      if (lab.prebuilt !== undefined) await ensurePrebuilt(lab.prebuilt, { packToolkit, onNotice: () => {} });
      const started = performance.now();
      const start = await checkedState(found, "start");
      if (lab.kind === "mutant") expect(start).toMatchObject({ solved: false, lines: [expect.any(String)] });
      else if (start.result !== undefined) {
        const announced = exercise.fails(language);
        const shown = engine === "docker" ? announced : seenWithoutContainers(announced, start.result.report.verdicts);
        expect(differsFromAnnounced(start.result.report, shown)).toEqual([]);
      }
      const { open, lines, solved } = await checkedSolution(found);
      expect({ open, lines: solved ? [] : lines }).toEqual({ open: [], lines: [] });
      expect(solved).toBe(true);
      if (engine === "docker" && language === "node")
        took.set(lab.id, (took.get(lab.id) ?? 0) + (performance.now() - started) / 1000);
    },
    300_000,
  );

  afterAll(() => {
    for (const { id, minutes } of course)
      expect([id, took.get(id) ?? 0]).toEqual([id, expect.toSatisfy(within(minutes))]);
  });
}

/** A quarter of a lab's minutes is the machine's, the rest is the student's. */
const within = (minutes: number) => (seconds: number) => seconds <= (minutes * 60) / 4;

function seenWithoutContainers(
  announced: Readonly<Record<string, string>>,
  verdicts: readonly { readonly id: string; readonly facet?: string }[],
): Record<string, string> {
  const unseen = verdicts.filter(({ facet }) => facet !== undefined).map(({ id }) => id);
  return Object.fromEntries(Object.entries(announced).filter(([id]) => !unseen.includes(id)));
}

/** Many exercises end in the same program: what has the same files, and is looked at in the same way, is checked once. */
const solutions = new Map<string, Promise<CheckedLab>>();

async function checkedSolution(found: LabCase): Promise<CheckedLab> {
  const { lab, exercise, language, engine } = found;
  const files = await composeFiles({ lab, exercise, language, state: "solution", packToolkit });
  const same = [...hashes(files), exercise.looksAt, lab.buildArguments, lab.images, lab.kind, engine];
  const key = JSON.stringify(same);
  const checked = solutions.get(key) ?? checkedState(found, "solution");
  solutions.set(key, checked);
  return await checked;
}

const hashes = (files: NewFiles): string[] =>
  [...files].map(([path, { content, executable }]) => `${path} ${hashOf(content, executable)}`).sort();

async function checkedState({ lab, exercise, language, engine }: LabCase, state: "start" | "solution") {
  const place = await mkdtemp(join(tmpdir(), "byoa-lab-test-"));
  try {
    const folder = join(place, "lab");
    await writeFolder(folder, await composeFiles({ lab, exercise, language, state, packToolkit }));
    return await checkAny({ lab, exercise, language, folder, engine });
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
