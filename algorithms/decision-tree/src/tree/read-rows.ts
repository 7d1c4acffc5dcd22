import { type Channel, type CsvRow, JobFault, log, rowFault } from "@byoa/toolkit";
import type { LabelledRow } from "./table.ts";

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** The rows of a channel's next epoch. */
export interface ReadRows {
  readonly rows: LabelledRow[];
  /** True when the job was stopped before the end of the data; `rows` are those read until then. */
  readonly interrupted: boolean;
}

/**
 * Reads label and features of every row.
 * @throws JobFault naming file and line of the first bad row, or the channel when it has no rows
 */
export async function readRows(channel: Channel, signal: AbortSignal): Promise<ReadRows> {
  const rows: LabelledRow[] = [];
  try {
    let columns: number | undefined;
    for await (const row of channel.rows()) {
      if (columns === undefined) log(`channel ${channel.name}: the data are coming`);
      columns ??= row.fields.length;
      rows.push(labelledRow(row, columns));
    }
  } catch (error) {
    if (signal.aborted && !(error instanceof JobFault)) return { rows, interrupted: true };
    throw error;
  }
  if (rows.length === 0)
    throw new JobFault(`channel "${channel.name}" has no rows: nothing to read in ${channel.location}`);
  return { rows, interrupted: false };
}

function labelledRow(row: CsvRow, columns: number): LabelledRow {
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
  throw rowFault(row, `column ${column} is ${JSON.stringify(text.slice(0, 50))}, not a number${hint}`);
}
