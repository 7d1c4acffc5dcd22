import { CsvError, parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import type { Prediction } from "../prediction.ts";
import { BadInput } from "../refusal.ts";
import type { Codec, ReadRow } from "./codec.ts";

/** RFC 4180 without a header line; empty lines and spaces around values mean nothing. */
export const csv: Codec = {
  contentType: "text/csv; charset=utf-8",
  mediaTypes: ["text/csv"],
  decode<Row>(text: string, readRow: ReadRow<Row>): Row[] {
    const rows: Row[] = [];
    try {
      parse(text, {
        relax_column_count: true, // how many fields a row has is the row format's word
        skip_empty_lines: true,
        trim: true,
        // Read as they come and not kept as fields: a large body would otherwise be in memory twice.
        on_record: (fields: readonly string[]) => {
          rows.push(readRow(fields, rows.length + 1));
          return undefined;
        },
      });
    } catch (error) {
      if (error instanceof CsvError) throw new BadInput(`row ${rows.length + 1} is not valid CSV: ${error.message}`);
      throw error;
    }
    return rows;
  },
  encode: (predictions) => stringify(predictions.map((prediction) => fieldsOf(prediction).map(fieldOf))),
};

function fieldsOf(prediction: Prediction): readonly Prediction[] {
  return Array.isArray(prediction) ? prediction : [prediction];
}

function fieldOf(value: Prediction): string {
  return typeof value === "string" ? value : value === null ? "" : JSON.stringify(value);
}
