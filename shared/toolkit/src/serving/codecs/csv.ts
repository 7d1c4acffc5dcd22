import { csvFormatRows, csvParseRows } from "d3-dsv";
import type { Prediction } from "../prediction.ts";
import type { Codec, ReadRow } from "./codec.ts";
import { checkQuotes } from "./csv-quotes.ts";

/** RFC 4180 without a header line; empty lines mean nothing. */
export const csv: Codec = {
  contentType: "text/csv; charset=utf-8",
  mediaTypes: ["text/csv"],
  decode<Row>(text: string, readRow: ReadRow<Row>): Row[] {
    checkQuotes(text);
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

type Field = Exclude<Prediction, object> | null;

/** CSV knows no nesting: the values of a list or an object follow each other. */
function fieldsOf(prediction: Prediction): readonly Field[] {
  if (typeof prediction !== "object" || prediction === null) return [prediction];
  return Object.values(prediction).flatMap(fieldsOf);
}

function fieldOf(value: Field): string {
  return value === null ? "" : String(value);
}
