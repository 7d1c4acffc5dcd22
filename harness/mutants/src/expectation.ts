import type { Report } from "@byoa/conformance";
import type { NamedMutant } from "./collection.ts";

/** How a report differs from what a mutant announces; empty when it is exactly that. */
export function differences(mutant: NamedMutant, report: Report): string[] {
  const found: string[] = [];
  const broken = report.verdicts.filter(({ verdict }) => verdict === "fail" || verdict === "warn");
  const announced = Object.entries(mutant.fails);
  for (const [id, reason] of announced) {
    const verdict = broken.find((candidate) => candidate.id === id);
    const actual = report.verdicts.find((candidate) => candidate.id === id);
    if (verdict === undefined)
      found.push(`${id} should not hold, but: ${actual?.verdict ?? "not judged"} ${actual?.finding ?? ""}`.trim());
    else if (!reason.test(said(verdict))) found.push(`${id} should say ${reason}, but says: ${said(verdict)}`);
  }
  for (const verdict of broken) {
    if (!announced.some(([id]) => id === verdict.id)) found.push(`${verdict.id} should hold, but: ${verdict.finding}`);
  }
  for (const verdict of report.verdicts) {
    if (verdict.verdict === "error") found.push(`${verdict.id} could not be judged: ${verdict.finding}`);
    if (verdict.verdict !== "not-testable" || isHidden(mutant.hides ?? [], verdict.id)) continue;
    found.push(`${verdict.id} should be testable, but: ${verdict.finding} (behind ${verdict.dependsOn ?? "nothing"})`);
  }
  return found;
}

function said(verdict: Report["verdicts"][number]): string {
  return [verdict.finding, ...verdict.evidence.map(({ label, text }) => `${label}: ${text}`)].join("\n");
}

/** True when one of the patterns (identifiers, `*` for any rest) names this requirement. */
export function isHidden(patterns: readonly string[], id: string): boolean {
  return patterns.some((pattern) => (pattern.endsWith("*") ? id.startsWith(pattern.slice(0, -1)) : id === pattern));
}
