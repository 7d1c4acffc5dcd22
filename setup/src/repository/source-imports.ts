import { posix } from "node:path";

const specifierPattern = /(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s+)(["'])([^"'\n]+)\1/gm;

/** What a TypeScript or JavaScript source names in its imports, re-exports and dynamic imports. */
export const specifiersOf = (source: string): string[] =>
  [...source.matchAll(specifierPattern)].map(([, , specifier = ""]) => specifier);

/**
 * The package folder of this repository that a specifier leads to, seen from a file; undefined when it leads outside.
 *
 * @param packages package names by folder: `shared/contract` → `@byoa/contract`
 */
export function importedFolder(
  file: string,
  specifier: string,
  packages: ReadonlyMap<string, string>,
): string | undefined {
  if (specifier.startsWith(".")) {
    const target = posix.join(posix.dirname(file), specifier);
    return [...packages.keys()].find((folder) => target === folder || target.startsWith(`${folder}/`));
  }
  return [...packages].find(([, name]) => specifier === name || specifier.startsWith(`${name}/`))?.[0];
}
