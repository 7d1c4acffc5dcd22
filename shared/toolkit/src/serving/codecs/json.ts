import { BadInput } from "../refusal.ts";
import { recordFields } from "../rows/record-fields.ts";
import type { Codec } from "./codec.ts";

/** `{"instances": [row, …]}`, a plain list of rows, or one row; answered with `{"predictions": […]}`. */
export const json: Codec = {
  contentType: "application/json",
  mediaTypes: ["application/json"],
  decode(text, readRow) {
    return instancesOf(parseJson(text)).map((record, index) => readRow(recordFields(record, index + 1), index + 1));
  },
  encode: (predictions) => `${JSON.stringify({ predictions })}\n`,
};

function instancesOf(document: unknown): readonly unknown[] {
  const instances =
    typeof document === "object" && document !== null && "instances" in document ? document.instances : document;
  if (!Array.isArray(instances)) throw new BadInput('expected {"instances": [[...], ...]} or a list of rows');
  const isOneRow = instances.length > 0 && instances.every((value) => typeof value !== "object" || value === null);
  return isOneRow ? [instances] : instances;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new BadInput(`the body is not valid JSON: ${error.message}`);
    throw error;
  }
}
