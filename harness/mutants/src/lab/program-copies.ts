import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { CONFIGURATION_FILE } from "@byoa/conformance";
import { readBuildContext } from "@byoa/platform";
import { makeScratchFolder } from "@byoa/platform/scratch-folder";
import { applyMutant } from "./apply-mutant.ts";
import { MUTANT_FILE, type OwnMutant } from "./own-mutant.ts";
import { REQUIREMENT_FILE } from "./own-requirement.ts";
import { PairFault } from "./pair-fault.ts";
import { parses } from "./parses.ts";

/** No part of the program: the pair, what the program is judged by, and what only people or the student's machine need. */
const NOT_THE_PROGRAM = new Set([
  MUTANT_FILE,
  REQUIREMENT_FILE,
  CONFIGURATION_FILE,
  "README.md",
  "data",
  "node_modules",
]);

/** Two folders: the program as it is, and mutated. Gone when they go out of scope. */
export interface ProgramCopies extends AsyncDisposable {
  readonly original: string;
  readonly mutant: string;
}

/** Copies a program twice and changes the second. Throws PairFault. */
export async function programCopies(programFolder: string, mutant: OwnMutant): Promise<ProgramCopies> {
  const changed = applyMutant(mutant, await sourcesOf(programFolder));
  const place = await makeScratchFolder("pair");
  const copies = {
    original: join(place, "original"),
    mutant: join(place, "mutant"),
    [Symbol.asyncDispose]: () => rm(place, { recursive: true, force: true }),
  };
  try {
    for (const copy of [copies.original, copies.mutant])
      await cp(programFolder, copy, { recursive: true, filter: (path) => path === programFolder || isProgram(path) });
    for (const [file, text] of changed) await writeMutated(copies.mutant, file, text);
    return copies;
  } catch (error) {
    await copies[Symbol.asyncDispose]();
    throw error;
  }
}

/** The texts that a mutant may change. */
async function sourcesOf(programFolder: string): Promise<Map<string, string>> {
  const context = await readBuildContext(programFolder);
  const names = Object.keys(context).filter((name) => isProgram(name.split("/", 1)[0] ?? ""));
  const read = names.map(async (name) => [name, await readFile(join(programFolder, name), "utf8")] as const);
  return new Map(await Promise.all(read));
}

async function writeMutated(folder: string, file: string, text: string): Promise<void> {
  await writeFile(join(folder, file), text);
  if (!file.endsWith(".mjs")) return;
  const fault = await parses(join(folder, file));
  if (fault === undefined) return;
  throw new PairFault(
    `${MUTANT_FILE}: the mutated ${file} does not parse: ${fault}. What does not start is killed by anything: break it more finely.`,
  );
}

const isProgram = (path: string): boolean => !NOT_THE_PROGRAM.has(basename(path));
