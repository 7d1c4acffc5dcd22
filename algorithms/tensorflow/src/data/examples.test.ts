import { csvRows } from "@byoa/toolkit";
import { expect, test } from "vitest";
import { examples } from "./examples.ts";

async function* bytes(text: string) {
  yield Buffer.from(text);
}

async function read(text: string, classes = 3) {
  return await Array.fromAsync(examples(csvRows(bytes(text), "iris.csv"), classes));
}

test("labels become classes, the rest features", async () => {
  expect(await read("0,5.1,3.5\n2,6.3,3.3\n")).toEqual([
    { target: 0, features: [5.1, 3.5] },
    { target: 2, features: [6.3, 3.3] },
  ]);
});

test.each([
  [
    "a label above the classes",
    "0,1\n3,1\n",
    'iris.csv:2: label "3" is none of the classes; labels are whole numbers from 0 to 2 (hyperparameter classes is 3)',
  ],
  ["a word as label", "setosa,1\n", 'iris.csv:1: label "setosa" is none of the classes'],
  ["a fraction as label", "0.5,1\n", 'iris.csv:1: label "0.5" is none of the classes'],
  ["a negative label", "-1,1\n", 'iris.csv:1: label "-1" is none of the classes'],
  ["another number of columns", "0,1,2\n1,1\n", "iris.csv:2: has 2 columns, the rows before it have 3"],
  ["no number", "0,1\n1,NaN\n", 'iris.csv:2: column 2 is "NaN", not a number'],
])("%s is told with file and line", async (_what, text, message) => {
  await expect(read(text)).rejects.toThrow(message);
});
