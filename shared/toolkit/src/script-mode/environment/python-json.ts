import { PythonNumber, pythonNumber } from "./python-number.ts";

/** A JSON value whose numbers keep the text that Python would write for them. */
export type JsonValue =
  | null
  | boolean
  | string
  | number
  | PythonNumber
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * Reads JSON with its numbers as Python has them.
 * @throws SyntaxError
 */
export function parseJson(text: string): JsonValue {
  const keepNumber = (_key: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === "number" && context?.source !== undefined ? pythonNumber(context.source) : value;
  return JSON.parse(text, keepNumber);
}

/** JSON as AWS's toolkit writes it: keys sorted, no spaces, everything but ASCII escaped (Python's `ensure_ascii`). */
export function pythonJson(value: JsonValue): string {
  if (value instanceof PythonNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${pairs.map(([key, part]) => `${text(key)}:${pythonJson(part)}`).join(",")}}`;
  }
  return typeof value === "string" ? text(value) : JSON.stringify(value);
}

function text(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
