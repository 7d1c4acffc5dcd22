import type { OwnMutant } from "./own-mutant.ts";
import { MUTANT_FILE } from "./own-mutant.ts";
import { PairFault } from "./pair-fault.ts";

/**
 * The program's files that the mutant changes, changed. Each text that is replaced must stand exactly once, so that a mutant never
 * turns into its original unnoticed. Throws PairFault.
 */
export function applyMutant(mutant: OwnMutant, sources: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    Object.entries(mutant.replace).map(([file, pairs]) => {
      const source = sources.get(file);
      if (source === undefined)
        throw new PairFault(
          `${MUTANT_FILE}: the program has no ${file}; what may be replaced: ${[...sources.keys()].sort().join(", ")}.`,
        );
      return [file, pairs.reduce((text, pair) => replacedOnce(text, pair, file), source)] as const;
    }),
  );
}

function replacedOnce(text: string, [old, replacement]: readonly [string, string], file: string): string {
  const quoted = JSON.stringify(old.length > 60 ? `${old.slice(0, 60)}…` : old);
  if (old === replacement)
    throw new PairFault(`${MUTANT_FILE}: ${quoted} is replaced by itself in ${file}; change something.`);
  const places = text.split(old).length - 1;
  if (places !== 1) {
    const next =
      places === 0 ? "copy it out of the file, spaces included" : "take more of the line, until it is the only one";
    throw new PairFault(`${MUTANT_FILE}: ${quoted} stands ${places} times in ${file}, not once; ${next}.`);
  }
  return text.replace(old, () => replacement);
}
