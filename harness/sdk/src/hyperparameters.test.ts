import { expect, test } from "vitest";
import { hyperparameterTexts } from "./hyperparameters.ts";

test("every value becomes text, words without quotes, lists and objects as JSON", () => {
  expect(hyperparameterTexts({ a: "gini", b: 3, c: true, d: [1, 2], e: { x: 1 } })).toEqual({
    a: "gini",
    b: "3",
    c: "true",
    d: "[1,2]",
    e: '{"x":1}',
  });
});
