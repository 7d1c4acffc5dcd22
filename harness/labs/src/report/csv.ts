import { csvFormat } from "d3-dsv";
import type { LabRow } from "./lab-row.ts";

const COLUMNS = [
  "student",
  "exercise",
  "title",
  "state",
  "open",
  "reason",
  "checks",
  "hints",
  "sawSolution",
  "solved",
] as const;

/** Text that a spreadsheet would take for a formula, as text. */
const harmless = (text: string): string => (/^[=+\-@\t]/.test(text) ? `'${text}` : text);

/** The rows as CSV with a header; columns that no row has are left out. */
export function toCsv(rows: readonly LabRow[]): string {
  const used = COLUMNS.filter((column) => rows.some((row) => row[column] !== undefined));
  const cells = rows.map((row) =>
    Object.fromEntries(
      used.map((column) => {
        const value = row[column];
        return [column, harmless(Array.isArray(value) ? value.join(" ") : String(value ?? ""))];
      }),
    ),
  );
  return `${csvFormat(cells, used)}\n`;
}
