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
        throw new BadInput(`row ${rowNumber}, column ${index + 1}: ${JSON.stringify(field)} is not a finite number`);
      });
    },
  };
}

/** Number() alone would take an empty field, null, true or a list for a number. */
function numberOf(field: unknown): number {
  if (typeof field === "number") return field;
  return typeof field === "string" && field.trim() !== "" ? Number(field) : Number.NaN;
}
