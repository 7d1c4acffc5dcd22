import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { firstLine, PairFault } from "./pair-fault.ts";
import { parses } from "./parses.ts";

/**
 * What a student's file exports as its default, as it stands on the disk now: a module is remembered for ever under its address,
 * and the address carries a hash of the content. Throws PairFault.
 */
export async function importDefault(folder: string, name: string): Promise<unknown> {
  const file = join(folder, name);
  const content = await readFile(file).catch(() => {
    throw new PairFault(`${name} is not there; the exercise wants it in ${folder}.`);
  });
  const fault = await parses(file);
  if (fault !== undefined) throw new PairFault(`${name} does not parse: ${fault}. Mend it there.`);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  try {
    const module: { readonly default?: unknown } = await import(`${pathToFileURL(file).href}?${hash}`);
    return module.default;
  } catch (error) {
    throw new PairFault(`${name} cannot be loaded: ${firstLine(error)}. Mend it there.`);
  }
}
