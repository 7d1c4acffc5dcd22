import type { RequirementId } from "../requirement/requirement-ids.ts";

/** Rows of the contract that a symptom leads to and that no requirement looks at yet. */
export const untestedRowIds = [
  "BATCH-ACC-05",
  "BATCH-BAD-06",
  "BATCH-BIG-07",
  "BATCH-CONC-08",
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
