import { pipeline, Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { JobFault } from "../job-fault.ts";

/** One row of a channel, and where it stands. */
export interface CsvRow {
  readonly fields: readonly string[];
  /** File, FIFO or record that holds the row. */
  readonly source: string;
  /** Line in it, from 1; a quoted field may span several, then the last. */
  readonly line: number;
}

/**
 * Rows of comma-separated values (RFC 4180) without a header. Blank lines are skipped, blanks around a field and a byte
 * order mark are taken off; how many fields a row must have is the algorithm's business.
 * @throws JobFault with source and line when the quoting is broken
 */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>, source: string): AsyncGenerator<CsvRow> {
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true });
  pipeline(Readable.from(bytes), parser, () => {}); // an error reaches the loop below through the parser
  try {
    for await (const record of parser) {
      const { record: fields, info }: { record: string[]; info: Info } = record;
      if (fields.length === 1 && fields[0] === "") continue; // a line of blanks
      yield { fields, source, line: info.lines };
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new JobFault(`${source}:${error.lines ?? "?"}: ${error.message}`, { cause: error });
    throw error;
  } finally {
    parser.destroy(); // and with it the bytes' source, when the loop is left early
  }
}

/** A fault of one row: `message` after its source and line. */
export function rowFault(row: Pick<CsvRow, "source" | "line">, message: string): JobFault {
  return new JobFault(`${row.source}:${row.line}: ${message}`);
}
