import { type CsvRow, rowFault } from "./csv-rows.ts";

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const SHOWN_CHARACTERS = 50;

/** One row of training data: the label as it stood in the first column, and the finite numbers after it. */
export interface LabelledRow {
  readonly label: string;
  readonly features: readonly number[];
}

/**
 * A row as label and features, the way the platform's own algorithms lay their data out: the label first, no header.
 *
 * @param columns how many columns the row must have, the label's included: as many as the rows before it
 * @throws JobFault with file, line and column: another number of columns, no label, not a finite number
 */
export function labelledRow(row: CsvRow, columns: number): LabelledRow {
  const [label = "", ...texts] = row.fields;
  if (texts.length === 0) throw rowFault(row, "has one column; a row is the label, then at least one number");
  if (row.fields.length !== columns)
    throw rowFault(row, `has ${row.fields.length} columns, the rows before it have ${columns}`);
  if (label === "") throw rowFault(row, "has no label in its first column");
  return { label, features: texts.map((text, index) => feature(row, text, index + 2)) };
}

function feature(row: CsvRow, text: string, column: number): number {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return value;
  const hint = row.line === 1 ? " (the data have no header line)" : "";
  throw rowFault(row, `column ${column} is ${JSON.stringify(text.slice(0, SHOWN_CHARACTERS))}, not a number${hint}`);
}
