import { expect, test } from "vitest";
import { filterPattern } from "./filter-pattern.ts";

test("terms must all occur, `?` any of them, `-` none; quotes hold a phrase", () => {
  const lines = ["epoch 1 loss 0.5", "epoch 2 loss 0.3", "ERROR no data", "WARN slow epoch"];
  const found = (pattern: string) => lines.filter(filterPattern(pattern));
  expect(found("")).toEqual(lines);
  expect(found("epoch loss")).toEqual(lines.slice(0, 2));
  expect(found('"2 loss"')).toEqual([lines[1]]);
  expect(found("?ERROR ?WARN")).toEqual(lines.slice(2));
  expect(found("epoch -WARN")).toEqual(lines.slice(0, 2));
});

test("a pattern that is not here is refused, never taken for a text", () => {
  for (const pattern of ['{ $.level = "error" }', "[ip, user]", "%E+%"])
    expect(() => filterPattern(pattern)).toThrow("Invalid filter pattern");
});
