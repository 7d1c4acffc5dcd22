import { closest } from "fastest-levenshtein";
import { UsageError } from "../usage-error.ts";
import type { Level, Requirement } from "./requirement.ts";

/** Which requirements are judged. Patterns are IDs in which `*` stands for anything. */
export interface Selection {
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
  /** Only requirements of this level or above. */
  readonly level?: Level | undefined;
}

const RANK: Readonly<Record<Level, number>> = { MAY: 0, SHOULD: 1, MUST: 2 };

/**
 * The requirements that a run judges, in the catalogue's order.
 * Throws UsageError `unknown-id` (with the nearest one) and `nothing-selected`.
 */
export function select(catalogue: readonly Requirement[], selection: Selection = {}): Requirement[] {
  const only = selection.only?.length ? matching(catalogue, selection.only, "--only") : undefined;
  const skip = selection.skip?.length ? matching(catalogue, selection.skip, "--skip") : undefined;
  const lowest = RANK[selection.level ?? "MAY"];
  const selected = catalogue.filter(
    ({ id, level }) => (only?.has(id) ?? true) && !skip?.has(id) && RANK[level] >= lowest,
  );
  if (selected.length === 0) {
    throw new UsageError(
      "nothing-selected",
      "No requirement is left after --only, --skip and --level; `byoa list` shows them all.",
    );
  }
  return selected;
}

/** The requirement of that ID, in whatever case it was typed. Throws UsageError `unknown-id` with the nearest one. */
export function findRequirement(catalogue: readonly Requirement[], id: string): Requirement {
  const found = catalogue.find((requirement) => requirement.id === id.trim().toUpperCase());
  if (found === undefined) throw unknownId(catalogue, id);
  return found;
}

function matching(catalogue: readonly Requirement[], patterns: readonly string[], flag: string): Set<string> {
  const found = new Set<string>();
  for (const pattern of patterns) {
    const ids = pattern.includes("*")
      ? catalogue.map(({ id }) => id).filter((id) => matches(id, pattern))
      : [findRequirement(catalogue, pattern).id];
    if (ids.length === 0) {
      throw new UsageError(
        "nothing-selected",
        `${flag} ${pattern} matches no requirement; \`byoa list\` shows them all.`,
      );
    }
    for (const id of ids) found.add(id);
  }
  return found;
}

/** `*` stands for any characters; the rest is compared without regard to case. */
function matches(id: string, pattern: string): boolean {
  const parts = pattern.trim().toUpperCase().split("*").map(RegExp.escape);
  return new RegExp(`^${parts.join(".*")}$`).test(id);
}

function unknownId(catalogue: readonly Requirement[], id: string): UsageError {
  const ids = catalogue.map((requirement) => requirement.id);
  const hint = ids.length === 0 ? "" : ` Did you mean ${closest(id.trim().toUpperCase(), ids)}?`;
  return new UsageError("unknown-id", `There is no requirement ${id}.${hint} \`byoa list\` shows them all.`);
}
