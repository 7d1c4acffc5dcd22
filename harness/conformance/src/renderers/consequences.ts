import type { Verdict } from "../report/report.ts";

/** The verdicts that follow from the cause that this one reports. */
export function consequencesOf({ id }: Verdict, verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.filter(({ causedBy }) => causedBy === id);
}

/** Findings that report a cause of their own: each is shown once, with what follows from it. */
export const isRoot = ({ causedBy }: Verdict): boolean => causedBy === undefined;
