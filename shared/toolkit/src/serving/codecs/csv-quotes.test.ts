import { expect, test } from "vitest";
import { checkQuotes } from "./csv-quotes.ts";

test.each([
  ["no quotes", "1,2\n3,4"],
  ["quoted fields with commas, line breaks and doubled quotes", '"a, b","say ""yes"""\r\n"two\nlines",x\n'],
  ["an empty quoted field at the end", '1,""'],
  ["a quote in the middle of an unquoted field is a character", '5" pipe,2'],
  ["line breaks of every kind", '"a"\r"b"\n"c"\r\n'],
])("%s", (_, text) => {
  expect(() => checkQuotes(text)).not.toThrow();
});

test.each([
  ['"1,2', "line 1: a quoted field is never closed"],
  ['1,2\r\n3,"4', "line 2: a quoted field is never closed"],
  ['1,"', "line 1: a quoted field is never closed"],
  ['a"b,"c', "line 1: a quoted field is never closed"],
  ['"a""', "line 1: a quoted field is never closed"],
  ['"two\nlines"\n"1"x,2', "line 3: a quoted field goes on after its closing quote"],
])("%j is refused with its line", (text, message) => {
  expect(() => checkQuotes(text)).toThrow(message);
});
