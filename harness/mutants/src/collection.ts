import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Mutant } from "./mutant.ts";

const folder = join(import.meta.dirname, "..", "broken");

/** A mutant and the name of its folder. */
export interface NamedMutant extends Mutant {
  readonly name: string;
}

/** Every mutant there is: one folder each below `broken/`, in the order of their names. */
export async function allMutants(): Promise<NamedMutant[]> {
  const names = readdirSync(folder).sort();
  return Promise.all(
    names.map(async (name) => {
      const module: { default: Mutant } = await import(join(folder, name, "mutant.ts"));
      return { name, ...module.default };
    }),
  );
}
