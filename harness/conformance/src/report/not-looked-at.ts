import { SECTIONS, type Section } from "../requirement/requirement-ids.ts";
import type { Verdict } from "./report.ts";

/**
 * Whole sections of which nothing was judged because nothing there applies: "serving: the image has no program serve".
 * A green run must say so.
 */
export function notLookedAt(verdicts: readonly Verdict[]): string[] {
  return SECTIONS.flatMap((section) => {
    const own = verdicts.filter((verdict) => verdict.section === section);
    if (own.length === 0 || own.some(({ verdict }) => verdict !== "not-applicable")) return [];
    return [`${section}: ${mostFrequentReason(own, section)}`];
  });
}

function mostFrequentReason(verdicts: readonly Verdict[], section: Section): string {
  const counts = new Map<string, number>();
  for (const { finding = `nothing of ${section} applies` } of verdicts) {
    counts.set(finding, (counts.get(finding) ?? 0) + 1);
  }
  const [first] = [...counts].toSorted(([, a], [, b]) => b - a);
  return first?.[0] ?? "";
}
