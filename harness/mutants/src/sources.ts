import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { NamedMutant } from "./collection.ts";

export const plainFolder = join(import.meta.dirname, "..", "plain");

/** The files that differ from the base image: absolute path in the image to content. Throws when a replaced text does not stand exactly once. */
export function mutatedFiles(mutant: NamedMutant): Record<string, string> {
  const files: Record<string, string> = { ...mutant.files };
  for (const [name, pairs] of Object.entries(mutant.replace ?? {})) {
    files[`/opt/program/${name}`] = pairs.reduce(
      (text, [old, replacement]) => {
        const places = text.split(old).length - 1;
        if (places !== 1)
          throw new Error(`mutant ${mutant.name}: "${old}" stands ${places} times in ${name}, not once`);
        return text.replace(old, () => replacement);
      },
      readFileSync(join(plainFolder, name), "utf8"),
    );
  }
  return files;
}

/** Names of the plain program's sources. */
export function plainSources(): string[] {
  return readdirSync(plainFolder).filter((name) => name.endsWith(".mjs"));
}
