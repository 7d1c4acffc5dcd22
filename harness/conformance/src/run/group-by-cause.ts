import type { Verdict } from "../report/report.ts";
import type { Cause } from "../requirement/cause.ts";

/**
 * Findings that show one cause, put below the one that reports it: the others get `causedBy`. The most severe reports it; among equals the
 * requirement that the cause names, then the first of the catalogue. Pure.
 */
export function groupByCause(
  verdicts: ReadonlyMap<string, Verdict>,
  causes: ReadonlyMap<string, Cause>,
): Map<string, Verdict> {
  const grouped = new Map(verdicts);
  const groups = Map.groupBy(causes, ([, { kind, of }]) => JSON.stringify([kind, of]));
  for (const group of groups.values()) {
    const found = group.flatMap(([id, { reportedBy }]) => {
      const verdict = verdicts.get(id);
      return verdict === undefined ? [] : [{ id, verdict, reports: reportedBy === id }];
    });
    const root = found.toSorted((one, other) => rank(other) - rank(one))[0];
    for (const { id, verdict } of found)
      if (root !== undefined && id !== root.id) grouped.set(id, { ...verdict, causedBy: root.id });
  }
  return grouped;
}

const rank = ({ verdict, reports }: { readonly verdict: Verdict; readonly reports: boolean }): number =>
  (verdict.verdict === "fail" ? 2 : 0) + (reports ? 1 : 0);
