import { lstat } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/**
 * Whether a place is there, in folders that are real ones from `base` on. A program may have replaced one by a link: what lies
 * behind it belongs to this machine and not to the program.
 */
export async function isWithin(base: string, place: string, mustBeFolder: boolean): Promise<boolean> {
  const parts = relative(base, place).split(sep).filter(Boolean);
  const folders = [base, ...parts.map((_, index) => join(base, ...parts.slice(0, index + 1)))];
  for (const folder of folders) {
    const facts = await lstat(folder).catch(() => undefined);
    if (facts === undefined) return false;
    const mustBe = mustBeFolder || folder !== place || folder === base;
    if (mustBe && !facts.isDirectory()) return false;
  }
  return true;
}
