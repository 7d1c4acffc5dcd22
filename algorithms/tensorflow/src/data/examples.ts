import { type CsvRow, labelledRow, rowFault } from "@byoa/toolkit";

/** One row as the network learns it. */
export interface Example {
  /** As they stand in the data. */
  readonly features: readonly number[];
  /** The label: a whole number from 0, below the number of classes. */
  readonly target: number;
}

/**
 * The examples in rows, one by one. Leaving the loop early lets go of the rows' source.
 * @throws JobFault with file and line of the first row that is none
 */
export async function* examples(
  rows: AsyncIterable<CsvRow>,
  classes: number,
): AsyncGenerator<Example, void, undefined> {
  let columns: number | undefined;
  for await (const row of rows) {
    columns ??= row.fields.length;
    const { label, features } = labelledRow(row, columns);
    const target = /^\d+$/.test(label) ? Number(label) : Number.NaN;
    if (!(target < classes)) {
      const allowed = `labels are whole numbers from 0 to ${classes - 1} (hyperparameter classes is ${classes})`;
      throw rowFault(row, `label ${JSON.stringify(label.slice(0, 50))} is none of the classes; ${allowed}`);
    }
    yield { features, target };
  }
}
