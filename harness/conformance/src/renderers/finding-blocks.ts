import type { Report, Verdict } from "../report/report.ts";
import type { Evidence } from "../requirement/evidence.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { commandLine } from "../text/shell-text.ts";
import { hanging, hangingCommand } from "./text.ts";
import type { View } from "./view.ts";

/** Lines of an evidence that are shown; the report has them all. The last ones of a log say most. */
const SHOWN_LINES = 6;

const row = (name: string): string => `  ${name.padEnd(8)}`;

/** A failure, whole: what was seen, why it matters, how to mend it, how to see it again. */
export function failureBlock(
  verdict: Verdict,
  requirement: Requirement | undefined,
  report: Report,
  { width, colors }: View,
): string {
  const mark = verdict.verdict === "fail" ? colors.red("✗") : colors.yellow("!");
  const again = ["byoa", "check", report.image.reference, ...(report.flags ?? []), "--only", verdict.id, "--keep"];
  const lines = [
    hanging(`${mark} `, `${colors.bold(verdict.id)}  ${verdict.level}  ${requirement?.sentence ?? ""}`, width),
    hanging(row("seen"), verdict.finding ?? "", width),
    ...verdict.evidence.map((evidence) => evidenceLines(evidence, { width, colors })),
  ];
  if (requirement !== undefined) {
    lines.push(
      hanging(row("why"), requirement.why, width),
      hanging(row("mend"), verdict.fix ?? requirement.fix, width),
    );
  }
  lines.push(
    hangingCommand(row("again"), commandLine(again), width),
    hangingCommand(row("more"), `byoa explain ${verdict.id}`, width),
  );
  return lines.join("\n");
}

/** A fault of the harness's or the engine's own. */
export function errorBlock(verdict: Verdict, { width, colors }: View): string {
  return [
    hanging(`${colors.red("✗")} `, `${colors.bold(verdict.id)}  could not be judged`, width),
    hanging(row("seen"), verdict.finding ?? "", width),
    hanging(row("why"), "This is a fault of byoa or of the engine, and says nothing about the image.", width),
  ].join("\n");
}

/** A warning in one line, if the terminal is wide enough. */
export function warningLine(verdict: Verdict, requirement: Requirement | undefined, { width, colors }: View): string {
  const sentence = requirement?.sentence.replace(/\.$/, "") ?? "";
  const text = `${verdict.id}  ${verdict.level}  ${sentence}: ${verdict.finding ?? ""}   (byoa explain ${verdict.id})`;
  return hanging(`${colors.yellow("!")} `, text, width);
}

function evidenceLines({ label, text }: Evidence, { width, colors }: View): string {
  const lines = text.trimEnd().split("\n");
  if (lines.length === 1) return hanging(row(""), colors.dim(`${label}: ${lines[0]}`), width);
  const shown = lines.slice(-SHOWN_LINES);
  const more = lines.length > shown.length ? ` (the last ${shown.length} of ${lines.length})` : "";
  return [
    hanging(row(""), colors.dim(`${label}${more}:`), width),
    ...shown.map((line) => hanging(`${row("")}│ `, colors.dim(line), width)),
  ].join("\n");
}
