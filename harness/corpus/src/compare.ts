import type { Report, Verdict } from "@byoa/conformance";
import type { NamedImage } from "./collection.ts";

/** What the harness said of an image, held against the truth. */
export interface Comparison {
  readonly name: string;
  /** Broken, and reported. */
  readonly found: readonly string[];
  /** Broken, and not reported. */
  readonly missed: readonly Difference[];
  /** Reported, and not broken. */
  readonly falseAlarms: readonly Difference[];
  readonly conclusion: { readonly expected: string; readonly actual: string };
}

export interface Difference {
  readonly id: string;
  /** The verdict and its finding in one line. */
  readonly said: string;
}

/** A verdict that somebody would act on. An error of the harness is one: it accuses nobody, and answers nothing. */
const isReported = ({ verdict }: Verdict): boolean => verdict === "fail" || verdict === "warn" || verdict === "error";

export function compare({ name, truth }: NamedImage, report: Report): Comparison {
  const isBroken = (id: string): boolean => Object.hasOwn(truth.broken, id);
  const reported = report.verdicts.filter(isReported);
  const found = reported.filter(({ id, verdict }) => isBroken(id) && verdict !== "error").map(({ id }) => id);
  const missed = Object.keys(truth.broken)
    .filter((id) => !found.includes(id))
    .map((id) => ({ id, said: said(report.verdicts.find((verdict) => verdict.id === id)) }));
  const falseAlarms = reported
    .filter(({ id, verdict }) => !isBroken(id) || verdict === "error")
    .map((verdict) => ({ id: verdict.id, said: said(verdict) }));
  return { name, found, missed, falseAlarms, conclusion: { expected: truth.conclusion, actual: report.conclusion } };
}

function said(verdict: Verdict | undefined): string {
  if (verdict === undefined) return "not judged";
  const { finding, dependsOn } = verdict;
  return [verdict.verdict, finding, dependsOn === undefined ? undefined : `(${dependsOn})`].filter(Boolean).join(" ");
}

/** The differences that are not known yet, and the known ones that are gone: one line each. */
export function surprises(image: NamedImage, comparison: Comparison): string[] {
  const differences = new Map<string, string>([
    ...comparison.missed.map(({ id, said }) => [id, `${id} is broken, but: ${said}`] as const),
    ...comparison.falseAlarms.map(({ id, said }) => [id, `${id} holds, but: ${said}`] as const),
  ]);
  const { expected, actual } = comparison.conclusion;
  if (expected !== actual) differences.set("conclusion", `the conclusion is ${expected}, but: ${actual}`);
  const known = Object.keys(image.known ?? {});
  return [
    ...[...differences].filter(([id]) => !known.includes(id)).map(([, line]) => line),
    ...known.filter((id) => !differences.has(id)).map((id) => `${id} is known to differ, and no longer does`),
  ];
}
