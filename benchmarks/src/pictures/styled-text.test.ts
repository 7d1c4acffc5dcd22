import { expect, test } from "vitest";
import { styledLines } from "./styled-text.ts";

const plain = { colour: undefined, bold: false, dim: false };

test("a style holds over line ends until it is undone", () => {
  expect(styledLines("a \x1b[31m\x1b[1mred\n still\x1b[22m not bold\x1b[39m")).toEqual([
    [
      { text: "a ", ...plain },
      { text: "red", colour: 31, bold: true, dim: false },
    ],
    [
      { text: " still", colour: 31, bold: true, dim: false },
      { text: " not bold", colour: 31, bold: false, dim: false },
    ],
  ]);
});

test("an unknown style is no silent loss", () => {
  expect(() => styledLines("\x1b[48;5;3mx")).toThrow("no style for SGR 48");
});
