import { BadInput } from "../refusal.ts";
import type { RowFormat } from "./row-format.ts";

/**
 * Rows of `columnCount` finite numbers.
 *
 * @example row: (tree) => numberRows(tree.featureCount)
 */
export function numberRows(columnCount: number): RowFormat<readonly number[]> {
  return {
    sample: Array.from({ length: columnCount }, () => 0),
    read(fields, rowNumber) {
      if (fields.length !== columnCount) {
        throw new BadInput(`the model expects ${columnCount} columns, row ${rowNumber} has ${fields.length}`);
      }
      return fields.map((field, index) => {
        const number = numberOf(field);
        if (Number.isFinite(number)) return number;
        throw new BadInput(`row ${rowNumber}, column ${index + 1}: ${shown(field)} is not a finite number`);
      });
    },
  };
}

/** Number() alone accepts an empty field, null, true, a list, and 0x10, which no other CSV reader takes for 16. */
function numberOf(field: unknown): number {
  if (typeof field === "number") return field;
  if (typeof field !== "string") return Number.NaN;
  const text = field.trim();
  return text === "" || /^0[a-df-z]/i.test(text) ? Number.NaN : Number(text);
}

/** A nested value is named by its kind: writing it out could exceed the stack. */
function shown(field: unknown): string {
  if (typeof field !== "object" || field === null) return JSON.stringify(field);
  return Array.isArray(field) ? "a list" : "an object";
}
