import { BadInput } from "../refusal.ts";
import { recordFields } from "../rows/record-fields.ts";
import type { Codec } from "./codec.ts";

/** One JSON value a line, in and out; empty lines mean nothing. */
export const jsonLines: Codec = {
  contentType: "application/jsonlines",
  mediaTypes: ["application/jsonlines", "application/x-jsonlines", "application/jsonl", "application/x-ndjson"],
  decode(text, readRow) {
    return text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line, index) => readRow(recordFields(parseLine(line, index + 1), index + 1), index + 1));
  },
  encode: (predictions) => predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join(""),
};

function parseLine(line: string, rowNumber: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) throw new BadInput(`row ${rowNumber} is not valid JSON: ${error.message}`);
    throw error;
  }
}
