import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { commandLine, shellWord, wordsOfCommand } from "./shell-text.ts";

/** What a program gets when a shell runs it with these words. */
const takenBack = (command: string): string[] =>
  execFileSync("sh", ["-c", `printf '%s\\0' ${command}`], { encoding: "utf8" })
    .split("\0")
    .slice(0, -1);

const hostile = [
  "s3://my-bucket/x$(touch pwned)",
  "`id`",
  "it's",
  "'",
  "''",
  '"',
  "a\nb",
  "-rf",
  "",
  " ",
  "*",
  "~",
  "\\",
  "a;b",
  "#c",
  "!!",
  "$HOME",
  "é",
];

test("a shell gives back each word as it was, and runs none of it", () => {
  expect(takenBack(commandLine(hostile))).toEqual(hostile);
});

test("whatever the words are", () => {
  const word = fc.oneof(
    fc.string(),
    fc.string({ unit: "grapheme" }),
    fc.array(fc.constantFrom(...hostile)).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
      const possible = words.map((one) => one.replaceAll("\0", ""));
      expect(takenBack(commandLine(words))).toEqual(possible);
      expect(wordsOfCommand(commandLine(words))).toEqual(words.map(shellWord));
    }),
    { numRuns: 50 },
  );
});

test("what is plain is not quoted", () => {
  expect(commandLine(["byoa", "check", "my-image:1", "--input", "train=./my data"])).toBe(
    "byoa check my-image:1 --input 'train=./my data'",
  );
});
