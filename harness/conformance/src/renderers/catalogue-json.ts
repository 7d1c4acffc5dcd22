import { readBy } from "../requirement/read-by.ts";
import type { Requirement } from "../requirement/requirement.ts";

/** A requirement as programs get it: everything but its judge. */
export interface CatalogueEntry
  extends Pick<Requirement, "id" | "section" | "level" | "sentence" | "why" | "causes" | "fix" | "sources"> {
  readonly dependsOn: readonly string[];
  /** Names of the experiments whose observations it reads. */
  readonly experiments: readonly string[];
}

/** `byoa list --json`. */
export function catalogueJson(requirements: readonly Requirement[]): CatalogueEntry[] {
  return requirements.map((requirement) => {
    const { id, section, level, sentence, why, causes, fix, sources, dependsOn = [] } = requirement;
    const experiments = [...new Set(readBy(requirement).map(({ name }) => name))];
    return { id, section, level, sentence, why, causes, fix, sources, dependsOn, experiments };
  });
}
