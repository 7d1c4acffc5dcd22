import type { Row } from "../explanation/rows.ts";
import { colorsFor } from "./colors.ts";
import type { CausesOptions } from "./symptom.ts";
import { hanging } from "./text.ts";

/** `byoa explain ID` of a row of the contract that no requirement looks at yet. */
export function renderRow(
  { id, level, sentence, untested = "" }: Row,
  { width = 80, colors: wanted }: CausesOptions = {},
): string {
  const colors = colorsFor(wanted);
  return `${[
    hanging("", `${colors.bold(id)}  ${level}`, width),
    hanging("", colors.bold(sentence), width),
    "",
    hanging("  not checked yet  ", untested, width),
  ].join("\n")}\n`;
}
