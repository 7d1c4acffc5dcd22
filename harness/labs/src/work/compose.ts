import { rm } from "node:fs/promises";
import { join } from "node:path";
import { irisChannels } from "@byoa/iris";
import { makeScratchFolder } from "@byoa/platform/scratch-folder";
import { type NewFile, type NewFiles, newAlgorithm, readFiles } from "@byoa/scaffold";
import { courseFolder } from "../course/course-folder.ts";
import type { Exercise, Lab, LabLanguage } from "../lab/lab.ts";

/** Puts the toolkit into `vendor/` of the folder that it is given: what `byoa new` does too. */
export type PackToolkit = (folder: string) => Promise<unknown>;

export interface Composition {
  readonly lab: Lab;
  readonly exercise: Exercise;
  readonly language: LabLanguage;
  /** Broken, or mended. */
  readonly state: "start" | "solution";
  readonly packToolkit: PackToolkit;
}

/** Every file of an exercise as a student gets it: the base, start/ over it, for a solution solution/ over that, Iris. */
export async function composeFiles({ lab, exercise, language, state, packToolkit }: Composition): Promise<NewFiles> {
  const files: NewFiles = new Map(await baseFiles(lab, language, packToolkit));
  for (const [path, file] of await dataFiles()) if (!files.has(path)) files.set(path, file);
  for (const path of exercise.without) files.delete(path);
  const states = state === "start" ? (["start"] as const) : (["start", "solution"] as const);
  for (const one of states) {
    for (const [path, file] of await overlayFiles(lab, exercise, language, one)) files.set(path, file);
  }
  return files;
}

/** The files of one state alone, as they lie in the lab's folder. */
export async function overlayFiles(
  lab: Lab,
  exercise: Exercise,
  language: LabLanguage,
  state: "start" | "solution",
): Promise<NewFiles> {
  const folder = join(lab.folder, language === "node" ? "" : language, state, exercise.name);
  // A solution that is the program itself is a link to it.
  return await readFiles(folder, isSource, { followLinks: true });
}

async function baseFiles(lab: Lab, language: LabLanguage, packToolkit: PackToolkit): Promise<NewFiles> {
  switch (lab.from) {
    case "nothing":
      return new Map();
    case "program":
      return await readFiles(join(courseFolder, "programs", language), isSource);
    case "template":
      return await newFiles({ from: "minimal", language, packToolkit });
    case "algorithms/decision-tree":
      return await newFiles({ from: "decision-tree", language, packToolkit });
    case "algorithms/tensorflow":
      return await newFiles({ from: "tensorflow", language, packToolkit });
  }
}

async function newFiles(options: {
  readonly from: string;
  readonly language: LabLanguage;
  readonly packToolkit: PackToolkit;
}): Promise<NewFiles> {
  const place = await makeScratchFolder("lab");
  try {
    const { folder } = await newAlgorithm({ ...options, name: "my-algorithm", folder: join(place, "my-algorithm") });
    return await readFiles(folder);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function dataFiles(): Promise<[path: string, file: NewFile][]> {
  const channels = await Promise.all(
    Object.entries(irisChannels).map(async ([channel, folder]) =>
      [...(await readFiles(folder))].map(([path, file]) => [`data/${channel}/${path}`, file] as [string, NewFile]),
    ),
  );
  return channels.flat();
}

const isSource = (path: string): boolean => !/(^|\/)(__pycache__|node_modules)\//.test(path);
