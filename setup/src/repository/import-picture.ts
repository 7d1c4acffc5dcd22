import { cruise } from "dependency-cruiser";
import { cruiseOptions, dependencyRules, resolveOptions } from "./dependency-rules.ts";

/** The imports of a repository in numbers. Tests and fixtures count as sources. */
export interface ImportPicture {
  readonly sources: number;
  readonly imports: number;
  /** Imports of a later room of the same package. */
  readonly upwardArrows: number;
  readonly circles: number;
  readonly otherBrokenRules: number;
}

export async function importPicture(folder: string): Promise<ImportPicture> {
  const options = { ...cruiseOptions, baseDir: folder, ruleSet: dependencyRules, validate: true };
  const { output } = await cruise(["."], options, resolveOptions);
  if (typeof output === "string") throw new Error("dependency-cruiser returned text instead of its result");
  const { violations } = output.summary;
  const upwardArrows = violations.filter(({ rule }) => rule.name.startsWith("upward ")).length;
  const circles = violations.filter(({ rule }) => rule.name === "no circle").length;
  return {
    // What lies outside, libraries and Node's own modules, is listed too.
    sources: output.modules.filter(({ dependencies }) => dependencies.length > 0).length,
    imports: output.summary.totalDependenciesCruised ?? 0,
    upwardArrows,
    circles,
    otherBrokenRules: violations.length - upwardArrows - circles,
  };
}
