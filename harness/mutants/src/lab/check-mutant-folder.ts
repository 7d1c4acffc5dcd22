import { join } from "node:path";
import {
  CONFIGURATION_FILE,
  catalogue,
  check,
  loadProfile,
  type ProfileFlags,
  type Requirement,
  type Verdict,
} from "@byoa/conformance";
import { buildImage, type Platform, readBuildContext } from "@byoa/platform";
import { importDefault } from "./import-default.ts";
import { judgePair, type PairResult } from "./judge-pair.ts";
import { MUTANT_FILE, ownMutant } from "./own-mutant.ts";
import { ownRequirement, REQUIREMENT_FILE } from "./own-requirement.ts";
import { PairFault } from "./pair-fault.ts";
import { programCopies } from "./program-copies.ts";

export interface CheckMutantOptions {
  /** Holds mutant.mjs and requirement.mjs, and the byoa.yaml by which both programs are judged. */
  readonly folder: string;
  /** The conformant program; it may be the same folder. */
  readonly programFolder: string;
  /** Opened once for each program, disposed each time. */
  readonly openPlatform: () => Promise<Platform>;
  /** Other data and hyperparameters than byoa.yaml names. */
  readonly flags?: ProfileFlags;
  /** Each line that the builder prints. */
  readonly onBuild?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Checks a student's pair: a mutant of the program, and the requirement that must kill it and spare the original. Runs the code of
 * requirement.mjs in this process. Every mistake in the pair is a line of the result.
 * Throws what the check itself throws: PlatformError, ConfigurationError, Interrupted.
 *
 * @example
 * const { held, lines } = await checkMutantFolder({ folder, programFolder: folder, openPlatform: () => openLocalPlatform() });
 */
export async function checkMutantFolder(options: CheckMutantOptions): Promise<PairResult> {
  try {
    return await checked(options);
  } catch (error) {
    if (error instanceof PairFault) return { held: false, lines: [error.message] };
    throw error;
  }
}

async function checked(options: CheckMutantOptions): Promise<PairResult> {
  const { folder, programFolder } = options;
  const mutant = ownMutant(await importDefault(folder, MUTANT_FILE));
  const requirement = ownRequirement(await importDefault(folder, REQUIREMENT_FILE));
  const { id } = requirement;
  const reason = mutant.fails[id];
  if (reason === undefined)
    throw new PairFault(
      `${MUTANT_FILE} announces ${Object.keys(mutant.fails).join(", ")}, but ${REQUIREMENT_FILE} has ${id}; they must be the same.`,
    );
  await using copies = await programCopies(programFolder, mutant);
  const original = await verdictOf(requirement, copies.original, "original", options);
  // One whose requirement fails on the program itself has shown enough.
  if (original?.verdict !== "pass") return judgePair({ id, reason, original, mutant: undefined });
  return judgePair({ id, reason, original, mutant: await verdictOf(requirement, copies.mutant, "mutant", options) });
}

async function verdictOf(
  requirement: Requirement,
  program: string,
  which: "original" | "mutant",
  { folder, openPlatform, flags, onBuild, signal }: CheckMutantOptions,
): Promise<Verdict | undefined> {
  await using platform = await openPlatform();
  const isFolder = platform.description.name === "process";
  const image = isFolder ? program : await built(program, which, onBuild, signal);
  const profile = await loadProfile({ config: join(folder, CONFIGURATION_FILE), flags: { ...flags, image } });
  const { report } = await check({
    profile,
    catalogue: [...catalogue, requirement],
    selection: { only: [requirement.id] },
    openPlatform: async () => platform,
    ...(signal === undefined ? {} : { signal }),
  });
  return report.verdicts.find(({ id }) => id === requirement.id);
}

async function built(
  program: string,
  which: string,
  onLine: CheckMutantOptions["onBuild"],
  signal: AbortSignal | undefined,
): Promise<string> {
  const tag = `byoa-lab/pair-${which}`;
  await buildImage({
    tag,
    files: await readBuildContext(program),
    ...(onLine === undefined ? {} : { onLine }),
    ...(signal === undefined ? {} : { signal }),
  });
  return tag;
}
