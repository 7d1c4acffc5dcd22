import { expect, test } from "vitest";
import { ownWords } from "./own-words.ts";

test("Python's trace quotes source, and its last line is the program's", () => {
  const trace = [
    "Traceback (most recent call last):",
    '  File "/opt/program/train.py", line 12, in <module>',
    '    depth = int(hp["max_depth"])',
    "            ^^^^^^^^^^^^^^^^^^^^",
    "ValueError: invalid literal for int() with base 10: 'abc'",
  ].join("\n");
  expect(ownWords(trace)).not.toContain("max_depth");
  expect(ownWords(trace)).toContain("invalid literal");
});

test("Node quotes the line that threw above its mark", () => {
  const trace = [
    "file:///opt/program/train.mjs:3",
    "  check(hp.max_depth);",
    "  ^",
    "",
    "TypeError: not a number",
  ].join("\n");
  expect(ownWords(trace)).toBe(["file:///opt/program/train.mjs:3", "  ^", "", "TypeError: not a number"].join("\n"));
});

test("a message that names it stays", () => {
  const text = "hyperparameter max_depth must be a whole number\n    at train (/opt/program/train.mjs:3:1)";
  expect(ownWords(text)).toBe(text);
});
