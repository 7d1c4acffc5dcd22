import type { Report, Verdict } from "@byoa/conformance";

/** What a check of an exercise has shown. */
export interface LabResult {
  readonly solved: boolean;
  /** What does not hold, and what could not be looked at, the causes before what stands behind them. */
  readonly open: readonly Verdict[];
  readonly report: Report;
}

/** A lab is solved when everything that it looks at holds; what an image cannot show, or does not claim, is no fault. */
export function labResult(report: Report): LabResult {
  const of = (...kinds: Verdict["verdict"][]) => report.verdicts.filter(({ verdict }) => kinds.includes(verdict));
  const open = [...of("fail"), ...of("warn"), ...of("error"), ...of("not-testable")];
  const looked = of("pass").length > 0;
  return { solved: open.length === 0 && looked, open, report };
}

/** Where a report differs from what an exercise's start announces; empty when it is exactly that. */
export function differsFromAnnounced(report: Report, fails: Readonly<Record<string, string>>): string[] {
  const broken = report.verdicts.filter(({ verdict }) => verdict === "fail" || verdict === "warn");
  const found = Object.entries(fails).flatMap(([id, reason]) => {
    const verdict = broken.find((candidate) => candidate.id === id);
    if (verdict === undefined) {
      const actual = report.verdicts.find((candidate) => candidate.id === id);
      return [`${id} should not hold, but: ${actual?.verdict ?? "not looked at"} ${actual?.finding ?? ""}`.trim()];
    }
    return new RegExp(reason).test(said(verdict)) ? [] : [`${id} should say ${reason}, but says: ${said(verdict)}`];
  });
  const more = broken
    .filter(({ id }) => fails[id] === undefined)
    .map(({ id, finding }) => `${id} should hold, but: ${finding}`);
  const errors = report.verdicts
    .filter(({ verdict }) => verdict === "error")
    .map(({ id, finding }) => `${id} could not be judged: ${finding}`);
  const lost = report.verdicts
    .filter(
      ({ verdict, dependsOn }) =>
        verdict === "not-testable" && (dependsOn === undefined || fails[dependsOn] === undefined),
    )
    .map(({ id, finding }) => `${id} should be testable, but: ${finding}`);
  return [...found, ...more, ...errors, ...lost];
}

const said = ({ finding, evidence }: Verdict): string =>
  [finding ?? "", ...evidence.map(({ label, text }) => `${label}: ${text}`)].join("\n");
