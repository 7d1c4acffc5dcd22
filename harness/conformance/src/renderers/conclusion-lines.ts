import { join } from "node:path";
import type { Report, VerdictKind } from "../report/report.ts";
import { REPORT_FILE_NAMES } from "../report/report-files.ts";
import { duration } from "./quantities.ts";
import type { RenderOptions } from "./renderer.ts";
import { hanging, hangingCommand, pad } from "./text.ts";
import { CONCLUDED, COUNTED } from "./verdict-words.ts";
import type { View } from "./view.ts";

const LABEL_COLUMNS = 17;
const ORDER: readonly VerdictKind[] = ["pass", "fail", "error", "warn", "not-testable", "not-applicable"];

/** The last lines: the conclusion with its counts, what was not looked at, where the report is, and what to type next. */
export function conclusionLines(
  report: Report,
  { reportFolder, jobsFolder }: RenderOptions,
  { width, colors }: View,
): string {
  const narrow = width < 60;
  const label = (text: string): string => (narrow ? `${text}: ` : pad(text, LABEL_COLUMNS));
  const paint =
    report.conclusion === "conformant"
      ? colors.green
      : report.conclusion === "inconclusive"
        ? colors.yellow
        : colors.red;
  const said = ORDER.filter((kind) => report.counts[kind] > 0).map(
    (kind) => COUNTED[kind](report.counts[kind]) + blockedBy(report, kind),
  );
  const line = (name: string, text: string): string =>
    narrow ? hanging("", label(name) + text, width) : hanging(label(name), text, width);
  return [
    ...selectionLine(report, line),
    line(paint(colors.bold(concluded(report))), `${said.join(" · ")}   ${duration(report.durationMs)}`),
    ...report.leftOut.map((reason) => line("Not looked at", reason)),
    ...(reportFolder === undefined
      ? []
      : [line("Report", `${join(reportFolder, REPORT_FILE_NAMES.json)}, ${REPORT_FILE_NAMES.junit}`)]),
    ...(jobsFolder === undefined ? [] : [line("Kept", jobsFolder)]),
    ...(report.next === undefined ? [] : [hangingCommand(label("Next"), report.next, width)]),
  ].join("\n");
}

/** A run of selected requirements says nothing of the image as a whole. */
function concluded({ conclusion, selection }: Report): string {
  return selection !== undefined && conclusion === "conformant" ? "Selected passed" : CONCLUDED[conclusion];
}

function selectionLine({ selection, verdicts }: Report, line: (name: string, text: string) => string): string[] {
  if (selection === undefined) return [];
  const passed = verdicts.filter(({ verdict }) => verdict === "pass").length;
  return [
    line("Selected", `${passed} of ${selection.selected} selected passed; ${selection.notSelected} not selected`),
  ];
}

/** " (blocked by HOST-BIND-02)", where the same few block all that is not testable. */
function blockedBy({ verdicts }: Report, kind: VerdictKind): string {
  if (kind !== "not-testable") return "";
  const open = verdicts.filter(({ verdict }) => verdict === "not-testable");
  const roots = new Set(open.filter(({ needsData }) => needsData !== true).map(({ dependsOn }) => dependsOn));
  const named = [...roots].filter((id) => id !== undefined);
  if (named.length > 0 && named.length <= 3) return ` (blocked by ${named.join(", ")})`;
  return open.every(({ needsData }) => needsData === true) ? ": needs your data" : "";
}
