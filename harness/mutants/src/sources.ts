import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { NamedMutant } from "./collection.ts";

export const plainFolder = join(import.meta.dirname, "..", "plain");

export const networkFolder = join(import.meta.dirname, "../../../algorithms/tensorflow");

/** Mutants of the network are built from its sources, whichever backend computes. */
export function isNetwork({ from }: Pick<NamedMutant, "from">): boolean {
  return from === "tensorflow" || from === "tensorflow-native";
}

/** The files that differ from the base image: absolute path in the image (of the network: in its build context) to content. Throws when a replaced text does not stand exactly once. */
export function mutatedFiles(mutant: NamedMutant): Record<string, string> {
  const files: Record<string, string> = { ...mutant.files };
  for (const [name, pairs] of Object.entries(mutant.replace ?? {})) {
    const [source, place] = isNetwork(mutant)
      ? [join(networkFolder, "src", name), `src/${name}`]
      : [join(plainFolder, name), `/opt/program/${name}`];
    files[place] = pairs.reduce(
      (text, [old, replacement]) => {
        const places = text.split(old).length - 1;
        if (places !== 1)
          throw new Error(`mutant ${mutant.name}: "${old}" stands ${places} times in ${name}, not once`);
        return text.replace(old, () => replacement);
      },
      readFileSync(source, "utf8"),
    );
  }
  return files;
}
