import { csvFormatRows, csvParseRows } from "d3-dsv";
import type { Prediction } from "../prediction.ts";
import type { Codec, ReadRow } from "./codec.ts";

/** RFC 4180 without a header line; empty lines mean nothing. */
export const csv: Codec = {
  contentType: "text/csv; charset=utf-8",
  mediaTypes: ["text/csv"],
  decode<Row>(text: string, readRow: ReadRow<Row>): Row[] {
    const rows: Row[] = [];
    // Rows are read as they come and not kept as fields: a large body would otherwise be in memory twice.
    csvParseRows(text, (fields) => {
      if (fields.length > 1 || fields[0]?.trim() !== "") rows.push(readRow(fields, rows.length + 1));
      return undefined;
    });
    return rows;
  },
  encode: (predictions) => `${csvFormatRows(predictions.map((prediction) => fieldsOf(prediction).map(fieldOf)))}\n`,
};

function fieldsOf(prediction: Prediction): readonly Prediction[] {
  return Array.isArray(prediction) ? prediction : [prediction];
}

function fieldOf(value: Prediction): string {
  return typeof value === "string" ? value : value === null ? "" : JSON.stringify(value);
}
