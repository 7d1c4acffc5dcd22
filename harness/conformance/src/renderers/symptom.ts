import { type Row, rowsOf } from "../explanation/rows.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { fillIn } from "../symptoms/fill-in.ts";
import type { Cause, CausesFound, UnrecognisedLine } from "../symptoms/find-causes.ts";
import { plainLine } from "../text/plain-text.ts";
import { colorsFor } from "./colors.ts";
import { hanging, hangingCommand } from "./text.ts";

/** So many further causes and unknown lines are shown; `--json` has all. */
const MOST_SHOWN = 5;

export interface CausesOptions {
  readonly width?: number | undefined;
  readonly colors?: boolean | undefined;
}

const row = (name: string): string => `  ${name.padEnd(10)} `;

/** `byoa explain "<text>"`, `byoa explain @job.log`: what happened, why, the fix, the rows of the contract. */
export function renderCauses(
  found: CausesFound,
  requirements: readonly Requirement[],
  { width = 80, colors: wanted }: CausesOptions = {},
): string {
  const colors = colorsFor(wanted);
  const [main, ...others] = worthShowing(found.causes);
  const unknown = found.unrecognised.slice(0, MOST_SHOWN);
  const lines: string[] = [];
  const heading = (text: string): void => {
    if (lines.length > 0) lines.push("");
    lines.push(hanging("", colors.bold(text), width));
  };
  // An error of the program itself says more than what is wrapped around it.
  if (main === undefined || (main.symptom.role === "frame" && unknown.length > 0)) {
    heading(unknown.length === 0 ? nothingFound(found.lines) : "An error of the program that byoa has no rule for");
    lines.push(...unknown.map((line) => quoted(line, found.lines, width)));
    if (unknown.length > 0) lines.push(hanging(row("fix"), "The line says what failed; start with it.", width));
  }
  if (main !== undefined) {
    heading(main.symptom.title);
    lines.push(quoted(main, found.lines, width), ...explained(main, requirements, width));
  }
  if (others.length > 0) {
    heading("Also in this text");
    for (const other of others.slice(0, MOST_SHOWN)) {
      lines.push(
        quoted(other, found.lines, width),
        hanging(row(""), `${other.symptom.title}. Fix: ${said(other, "fix")}`, width),
      );
    }
    if (others.length > MOST_SHOWN) lines.push(`${row("")}${others.length - MOST_SHOWN} more: --json has all`);
  }
  if (main !== undefined && main.symptom.role !== "frame" && unknown.length > 0) {
    heading("Not recognised");
    lines.push(...unknown.map((line) => quoted(line, found.lines, width)));
  }
  return `${lines.join("\n")}\n`;
}

/** What is wrapped around a cause in its own line, and what follows from one, adds nothing when it stands on that line. */
function worthShowing(causes: readonly Cause[]): Cause[] {
  return causes.filter(
    (cause, index) =>
      !causes.slice(0, index).some((before) => before.line === cause.line && cause.symptom.role !== "cause"),
  );
}

const nothingFound = (lines: number): string => `Nothing that is known in ${lines} ${lines === 1 ? "line" : "lines"}`;

function quoted({ line, quote, times }: Cause | UnrecognisedLine, lines: number, width: number): string {
  const label = lines === 1 ? "line" : `line ${line}`;
  return hanging(row(label), `${plainLine(quote)}${times > 1 ? `  (${times} times)` : ""}`, width);
}

function explained(cause: Cause, requirements: readonly Requirement[], width: number): string[] {
  const { outside, sources } = cause.symptom;
  const rows = rowsOf(requirements, cause.symptom.requirements);
  const tested = rows.filter(({ untested }) => untested === undefined);
  return [
    hanging(row("happened"), said(cause, "happened"), width),
    ...(outside === undefined ? [] : [hanging(row("where"), `Not the container: ${outside}.`, width)]),
    hanging(row("cause"), said(cause, "cause"), width),
    hanging(row("fix"), said(cause, "fix"), width),
    ...rows.map((one, index) => hanging(row(index === 0 ? "rows" : ""), rowText(one), width)),
    ...(tested.length === 0
      ? []
      : [hangingCommand(row("check"), `byoa check IMAGE --only ${tested.map(({ id }) => id).join(",")}`, width)]),
    // An address is never broken: people click on it.
    ...sources.flatMap(({ title, url }, index) => [
      hanging(row(index === 0 ? "sources" : ""), title, width),
      `${row("")}${url}`,
    ]),
  ];
}

const rowText = ({ id, level, sentence, untested }: Row): string =>
  `${id}  ${level}  ${sentence} ${untested === undefined ? `(byoa explain ${id})` : "(not checked yet)"}`;

const said = ({ symptom, facts }: Cause, what: "happened" | "cause" | "fix"): string =>
  plainLine(fillIn(symptom[what], facts));
