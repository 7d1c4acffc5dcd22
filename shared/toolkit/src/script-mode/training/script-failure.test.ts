import { expect, test } from "vitest";
import { lastLines } from "./last-lines.ts";
import { scriptFailure } from "./script-failure.ts";

const causeOf = (text: string, signal?: NodeJS.Signals) => {
  const said = lastLines();
  said.add(Buffer.from(text));
  return scriptFailure("train.mjs", { exitCode: 1, signal, stoppedBy: undefined, lastLines: said.lines }).cause;
};

test.each([
  [
    "Node's own report",
    "file:///opt/ml/code/train.mjs:2\nthrow new TypeError('x is not there');\n^\n\nTypeError: x is not there\n    at file:///opt/ml/code/train.mjs:2:7\n\nNode.js v24.21.0\n",
    "TypeError: x is not there",
  ],
  [
    "an error with fields",
    "node:fs:440\n    return binding.readFileUtf8(path);\n\nError: ENOENT: no such file\n    at main {\n  errno: -2,\n  code: 'ENOENT'\n}\n\nNode.js v24\n",
    "Error: ENOENT: no such file",
  ],
  [
    "an error of a class with a code",
    "AssertionError [ERR_ASSERTION]: 1 == 2\n    at x\n",
    "AssertionError [ERR_ASSERTION]: 1 == 2",
  ],
  ["a Python trace", "Traceback (most recent call last):\n  File x\nKeyError: 'price'\n", "KeyError: 'price'"],
  ["words of the author's own", "reading data\nchannel training has no rows\n", "channel training has no rows"],
])("%s: the error's line is the cause", (_what, text, line) => {
  expect(causeOf(text)).toBe(`train.mjs ended with exit code 1: ${line}`);
});

test("a script that said nothing, and one that was killed", () => {
  expect(causeOf("\n \n")).toBe("train.mjs ended with exit code 1 and said nothing on stderr");
  expect(causeOf("", "SIGKILL")).toBe("train.mjs was ended by SIGKILL and said nothing on stderr");
});

test("only the last lines are kept, put together from pieces, cut where a line has no end", () => {
  const said = lastLines();
  for (let line = 0; line < 100; line += 1) said.add(Buffer.from(`line ${line}\n`));
  expect([said.lines.length < 50, said.lines.at(-1)]).toEqual([true, "line 99"]);
  const bytes = Buffer.from("Zürich");
  said.add(bytes.subarray(0, 2)); // in the middle of a character
  said.add(bytes.subarray(2));
  expect(said.lines.at(-1)).toBe("Zürich");
  said.add(Buffer.from("x".repeat(100_000)));
  expect(said.lines.at(-1)?.length).toBeLessThan(3_000);
});
