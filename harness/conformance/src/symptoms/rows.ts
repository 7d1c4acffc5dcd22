import type { Requirement } from "../requirement/requirement.ts";
import type { RequirementId } from "../requirement/requirement-ids.ts";
import { untested } from "../requirements/untested.ts";

/** Rows of the contract that a symptom leads to and that no requirement looks at yet. */
export const untestedRowIds = [
  "BATCH-ACC-05",
  "BATCH-BAD-06",
  "BATCH-BIG-07",
  "BATCH-CONC-08",
  "BATCH-REC-04",
  "DIST-DNS-03",
  "DIST-END-06",
  "DIST-HOST-02",
  "DIST-NET-04",
  "DIST-OUT-05",
  "HOST-SLS-14",
  "IMG-GPU-12",
  "IMG-MANIFEST-02",
  "IMG-NOPRIV-13",
  "MME-GET-04",
  "MME-INV-05",
  "MME-LIST-03",
  "MME-LOAD-02",
  "MME-RO-06",
  "STOP-04",
  "TRAIN-CFG-04",
  "TRAIN-ENV-04",
] as const;

/** A row of the contract, with or without a requirement that looks at it. */
export type RowId = RequirementId | (typeof untestedRowIds)[number];

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
