import { expect, test } from "vitest";
import { commandLine } from "./command-line.ts";
import { parseJson } from "./python-json.ts";

test("arguments are sorted by name, have one dash or two, and every value is text", () => {
  const hyperparameters = {
    "learning-rate": parseJson("0.10"),
    epochs: 5,
    C: parseJson("1.0"),
    criterion: "gini index",
    empty: null,
    verbose: true,
    sizes: [1, 2],
    weights: { b: 2, a: "x", n: null },
  };
  expect(commandLine(hyperparameters)).toEqual([
    ...["-C", "1.0"],
    ...["--criterion", "gini index"],
    ...["--empty", ""],
    ...["--epochs", "5"],
    ...["--learning-rate", "0.1"],
    ...["--sizes", "[1,2]"],
    ...["--verbose", "true"],
    ...["--weights", "a=x,b=2,n="],
  ]);
});
