import type { Requirement } from "../requirement/requirement.ts";
import { untested } from "../requirements/untested.ts";
import type { RowId } from "../symptoms/row-ids.ts";

/** What is said of a row beside a symptom. */
export interface Row {
  readonly id: RowId;
  readonly level: string;
  readonly sentence: string;
  /** Why no requirement looks at it yet; absent where one does. */
  readonly untested?: string;
}

/** Optional rows are no duty, so they do not stand among the untested ones. */
const optionalRows = [
  {
    id: "HOST-SLS-14",
    level: "MAY",
    sentence: "The image serves in the sandbox of a serverless endpoint: little shared memory, only /tmp writable.",
    reason: "optional capability without a declaration yet: serverless endpoints",
  },
] as const;

/** A row's level and sentence, from the requirements or from those that are not looked at yet. */
export function rowOf(requirements: readonly Requirement[], id: RowId): Row | undefined {
  const requirement = requirements.find((one) => one.id === id);
  if (requirement !== undefined) return { id, level: requirement.level, sentence: requirement.sentence };
  const row = [...untested, ...optionalRows].find((one) => one.id === id);
  return row === undefined ? undefined : { id, level: row.level, sentence: row.sentence, untested: row.reason };
}

/** The rows that a symptom leads to, the likeliest first. */
export const rowsOf = (requirements: readonly Requirement[], ids: readonly RowId[]): Row[] =>
  ids.flatMap((id) => rowOf(requirements, id) ?? []);
