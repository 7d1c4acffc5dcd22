import { expect, test } from "vitest";
import type { CsvRow } from "./csv-rows.ts";
import { labelledRow } from "./labelled-row.ts";

const row = (fields: string[], line = 7): CsvRow => ({ fields, source: "iris.csv", line });

test("the label stays text, the features become numbers", () => {
  expect(labelledRow(row(["setosa", "5.1", "-.5", "1e2"]), 4)).toEqual({ label: "setosa", features: [5.1, -0.5, 100] });
});

test.each([
  [["1"], 1, "iris.csv:7: has one column; a row is the label, then at least one number"],
  [["1", "2", "3"], 5, "iris.csv:7: has 3 columns, the rows before it have 5"],
  [["", "2"], 2, "iris.csv:7: has no label in its first column"],
  [["1", "2", "NaN"], 3, 'iris.csv:7: column 3 is "NaN", not a number'],
  [["1", "1e999"], 2, 'iris.csv:7: column 2 is "1e999", not a number'],
  [["1", ""], 2, 'iris.csv:7: column 2 is "", not a number'],
])("%j of %i columns: %s", (fields, columns, message) => {
  expect(() => labelledRow(row(fields), columns)).toThrow(message);
});

test("a header line is named as what it is", () => {
  expect(() => labelledRow(row(["species", "sepal_length"], 1), 2)).toThrow(
    'iris.csv:1: column 2 is "sepal_length", not a number (the data have no header line)',
  );
});
