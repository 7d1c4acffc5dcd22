import { type Channel, JobFault, type LabelledRow, labelledRow, log, noRows } from "@byoa/toolkit";

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
  if (rows.length === 0) throw noRows(channel);
  return { rows, interrupted: false };
}
