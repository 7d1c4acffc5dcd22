import type { Report, Verdict } from "../report/report.ts";
import type { Evidence } from "../requirement/evidence.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { commandLine } from "../text/shell-text.ts";
import { consequencesOf } from "./consequences.ts";
import { decisiveEvidence } from "./decisive-evidence.ts";
import { findingCommand, findingDetail, findingRow } from "./finding-row.ts";
import { hanging } from "./text.ts";
import type { View } from "./view.ts";

/** Lines of an evidence that are shown; the report has them all. The last ones of a log say most. */
const SHOWN_LINES = 6;

/** A failure, whole: what was expected, what happened, why it matters, how to fix it, how to see it again. */
export function failureBlock(
  verdict: Verdict,
  requirement: Requirement | undefined,
  report: Report,
  view: View,
): string {
  return [
    heading(verdict, view),
    ...expected(requirement, view),
    findingRow("Actual", verdict.finding ?? "", view),
    ...verdict.evidence.map((evidence) => evidenceLines(evidence, view)),
    ...onlyWarning(verdict, view),
    ...also(verdict, report, view),
    ...(requirement === undefined
      ? []
      : [findingRow("Why it matters", requirement.why, view), findingRow("Fix", verdict.fix ?? requirement.fix, view)]),
    findingCommand("Reproduce", reproduce(verdict, report), view),
    findingCommand("Learn more", `byoa explain ${verdict.id}`, view),
  ].join("\n");
}

/** A warning, shorter: what was expected, what happened with the line that shows it, the command that shows it again. */
export function warningBlock(
  verdict: Verdict,
  requirement: Requirement | undefined,
  report: Report,
  view: View,
): string {
  const decisive = decisiveEvidence(verdict);
  return [
    heading(verdict, view),
    ...expected(requirement, view),
    findingRow("Actual", verdict.finding ?? "", view),
    ...(decisive === undefined ? [] : [findingDetail(view.colors.dim(decisive), view)]),
    ...onlyWarning(verdict, view),
    ...also(verdict, report, view),
    ...(verdict.fix === undefined ? [] : [findingRow("Fix", verdict.fix, view)]),
    findingCommand("Reproduce", reproduce(verdict, report), view),
  ].join("\n");
}

/** A fault of the harness's or the engine's own. */
export function errorBlock(verdict: Verdict, view: View): string {
  return [
    hanging(`${view.colors.red("✗")} `, `${view.colors.bold(verdict.id)}  could not be judged`, view.width),
    findingRow("Actual", verdict.finding ?? "", view),
    findingRow("Why it matters", "This is a fault of byoa or of the engine, and says nothing about the image.", view),
  ].join("\n");
}

/** The line of a warning where only its name and its finding are wanted. */
export function warningLine(verdict: Verdict, { width, colors }: View): string {
  return hanging(`${colors.yellow("!")} `, `${verdict.id}  ${verdict.level}  ${verdict.finding ?? ""}`, width);
}

function heading({ verdict, id, level }: Verdict, { width, colors }: View): string {
  const mark = verdict === "fail" ? colors.red("✗") : colors.yellow("!");
  return hanging(`${mark} `, `${colors.bold(id)}  ${level}`, width);
}

const expected = (requirement: Requirement | undefined, view: View): string[] =>
  requirement === undefined ? [] : [findingRow("Expected", requirement.sentence, view)];

const onlyWarning = ({ onlyWarning: reason }: Verdict, view: View): string[] =>
  reason === undefined ? [] : [findingRow("Only a warning", reason, view)];

/** What follows from the same cause: a line each, in place of a block each. */
const also = (verdict: Verdict, report: Report, view: View): string[] =>
  consequencesOf(verdict, report.verdicts).map(({ id, level, finding = "" }) =>
    findingRow("Also", `${id}  ${level}  ${finding}`, view),
  );

const reproduce = ({ id }: Verdict, { image, flags = [] }: Report): string =>
  commandLine(["byoa", "check", image.reference, ...flags, "--only", id, "--keep"]);

function evidenceLines({ label, text }: Evidence, view: View): string {
  const { dim } = view.colors;
  const lines = text.trimEnd().split("\n");
  if (lines.length === 1) return findingDetail(dim(`${label}: ${lines[0]}`), view);
  const shown = lines.slice(-SHOWN_LINES);
  const more = lines.length > shown.length ? ` (the last ${shown.length} of ${lines.length})` : "";
  return [
    findingDetail(dim(`${label}${more}:`), view),
    ...shown.map((line) => findingDetail(dim(line), view, "│ ")),
  ].join("\n");
}
