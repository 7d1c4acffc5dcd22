import { expect, test } from "vitest";
import { parseJson, pythonJson } from "./python-json.ts";

test.each([
  // Left: text of a hyperparameter; right: what Python's json.dumps(json.loads(text)) gives.
  ["5", "5"],
  ["-0", "0"],
  ["1.0", "1.0"],
  ["0.1", "0.1"],
  ["0.10", "0.1"],
  ["-2.50", "-2.5"],
  ["0.0", "0.0"],
  ["-0.0", "-0.0"],
  ["1e3", "1000.0"],
  ["0.0001", "0.0001"],
  ["0.00001", "1e-05"],
  ["0.000123456", "0.000123456"],
  ["1.5e-7", "1.5e-07"],
  ["1e15", "1000000000000000.0"],
  ["1e16", "1e+16"],
  ["1e100", "1e+100"],
  ["123456789012345678901234567890", "123456789012345678901234567890"],
  ["0.30000000000000004", "0.30000000000000004"],
  ["[1, 2.0, true, null]", "[1,2.0,true,null]"],
  ['{"b": 1, "a": {"d": [], "c": "x y"}}', '{"a":{"c":"x y","d":[]},"b":1}'],
  ['"Zürich \\u007f 😀"', '"Z\\u00fcrich \\u007f \\ud83d\\ude00"'],
])("%s becomes %s", (text, python) => {
  expect(pythonJson(parseJson(text))).toBe(python);
});
