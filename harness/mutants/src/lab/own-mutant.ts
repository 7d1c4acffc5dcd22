import { PairFault } from "./pair-fault.ts";

/** Where a student's mutant stands. */
export const MUTANT_FILE = "mutant.mjs";

/** A student's patch over the program: the same words as the suite's own mutants, as far as one program needs them. */
export interface OwnMutant {
  readonly title: string;
  /** File of the program to pairs of old and new text; each old text stands exactly once. */
  readonly replace: Readonly<Record<string, readonly (readonly [old: string, new_: string])[]>>;
  /** What must not hold, and what its finding or evidence says: the one requirement of the pair. */
  readonly fails: Readonly<Record<string, RegExp>>;
}

/** The default export of mutant.mjs, looked at. Throws PairFault. */
export function ownMutant(exported: unknown): OwnMutant {
  if (!isRecord(exported))
    throw new PairFault(`${MUTANT_FILE} exports no mutant; write \`export default { title, replace, fails }\`.`);
  const { title, replace, fails } = exported;
  if (typeof title !== "string" || title.trim() === "")
    throw new PairFault(
      `${MUTANT_FILE} has no title; write what is wrong with it, for example "answers the first row only".`,
    );
  return { title, replace: replacements(replace), fails: announced(fails) };
}

function replacements(replace: unknown): OwnMutant["replace"] {
  const example = '`replace: { "serve.mjs": [["old text", "new text"]] }`';
  if (!isRecord(replace) || Object.keys(replace).length === 0)
    throw new PairFault(`${MUTANT_FILE} replaces nothing, so it is the program itself; write ${example}.`);
  const entries = Object.entries(replace).map(([file, pairs]) => {
    if (!Array.isArray(pairs) || pairs.length === 0 || !pairs.every(isPair))
      throw new PairFault(
        `${MUTANT_FILE}: replace of ${file} is no list of pairs of old and new text; write ${example}.`,
      );
    return [file, pairs] as const;
  });
  return Object.fromEntries(entries);
}

function announced(fails: unknown): OwnMutant["fails"] {
  const example = '`fails: { "MY-ROWS-01": /one line for 2 rows/ }`';
  if (!isRecord(fails) || Object.keys(fails).length !== 1)
    throw new PairFault(
      `${MUTANT_FILE} does not announce the one requirement that kills it, and what it says; write ${example}.`,
    );
  const entries = Object.entries(fails).map(([id, reason]) => {
    if (!(reason instanceof RegExp))
      throw new PairFault(`${MUTANT_FILE}: the reason of ${id} is no regular expression; write ${example}.`);
    if (reason.test(""))
      throw new PairFault(
        `${MUTANT_FILE}: ${reason} matches anything, and so it announces nothing; write what ${id} will say.`,
      );
    return [id, reason] as const;
  });
  return Object.fromEntries(entries);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPair = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((text) => typeof text === "string") && value[0] !== "";
