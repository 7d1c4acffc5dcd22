import type { Level, Requirement, Section } from "@byoa/conformance";

/** A requirement as `byoa list --json` gives it: everything that is said of it, nothing that runs. */
export interface CatalogueEntry {
  readonly id: string;
  readonly level: Level;
  readonly section: Section;
  readonly sentence: string;
  readonly why: string;
  readonly causes: readonly string[];
  readonly fix: string;
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  readonly dependsOn: readonly string[];
}

export function catalogueEntry(requirement: Requirement): CatalogueEntry {
  const { id, level, section, sentence, why, causes, fix, sources, dependsOn = [] } = requirement;
  return { id, level, section, sentence, why, causes, fix, sources, dependsOn };
}
