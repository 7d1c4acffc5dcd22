import { hanging, hangingCommand } from "./text.ts";
import type { View } from "./view.ts";

/** The labels of a finding, in the words that everybody knows. */
const LABELS = [
  "Expected",
  "Actual",
  "Also",
  "Why it matters",
  "Fix",
  "Only a warning",
  "Reproduce",
  "Learn more",
] as const;
export type FindingLabel = (typeof LABELS)[number];

const INDENT = "  ";
const LABEL_COLUMNS = INDENT.length + Math.max(...LABELS.map(({ length }) => length)) + 2;
/** Below this many columns a label stands in the line of its text, and takes no column of its own. */
const NARROW = 60;

/** One labelled text of a finding. */
export function findingRow(label: FindingLabel, text: string, { width }: Pick<View, "width">): string {
  return width < NARROW ? narrow(`${label}: ${text}`, width) : hanging(columnOf(label), text, width);
}

/** One labelled command of a finding, broken so that it can still be pasted. */
export function findingCommand(label: FindingLabel, command: string, { width }: Pick<View, "width">): string {
  return width < NARROW
    ? `${INDENT}${label}:\n${hangingCommand(INDENT.repeat(2), command, width)}`
    : hangingCommand(columnOf(label), command, width);
}

/** A further line below a labelled text; `sign` stands before it, as the bar before a line of a log. */
export function findingDetail(text: string, { width }: Pick<View, "width">, sign = ""): string {
  return hanging(`${width < NARROW ? INDENT.repeat(2) : columnOf("")}${sign}`, text, width);
}

const columnOf = (label: string): string => `${INDENT}${label}`.padEnd(LABEL_COLUMNS);

const narrow = (text: string, width: number): string => {
  const [first = "", ...rest] = hanging(INDENT.repeat(2), text, width).split("\n");
  return [first.slice(INDENT.length), ...rest].join("\n");
};
