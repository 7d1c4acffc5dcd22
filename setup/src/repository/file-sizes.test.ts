import { expect, test } from "vitest";
import { fileSizes, lineCount } from "./file-sizes.ts";

test("ten lines are few, eleven are not; 250 are not too many, 251 are", () => {
  const files = [10, 11, 250, 251, 300].map((lines) => ({ file: `${lines}.ts`, lines }));
  expect(fileSizes(files)).toEqual({
    few: 1,
    many: [
      { file: "300.ts", lines: 300 },
      { file: "251.ts", lines: 251 },
    ],
  });
});

test("the newline at the end starts no further line", () => {
  expect(["", "a", "a\n", "a\nb\n", "a\n\n"].map(lineCount)).toEqual([0, 1, 1, 2, 2]);
});
