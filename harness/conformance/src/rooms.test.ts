import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Experiments that may apply a regular expression to a log, and why that is no conclusion. */
const READS_A_LOG: Readonly<Record<string, string>> = {
  "experiments/training/steps.ts":
    "the profile's own expression (checkpoints.step) tells when to interrupt a job; the whole log is recorded",
};

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !/\.(?:test|fixture)\.ts$/.test(file))
  .toSorted();
const sourceOf = (file: string): string => readFileSync(join(import.meta.dirname, file), "utf8");
const roomOf = (file: string): string => file.split("/")[0] ?? "";

/** A file that mentions what a container said and holds a regular expression, comments left out. */
function readsWhatWasSaid(file: string): boolean {
  const code = sourceOf(file).replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, "");
  const said = /\blog\b|\bLogLine\b|\bfailure\b|\bstartError\b|\bsaidBy\b/.test(code);
  const literal = /(?<![\w)\]]\s?)\/(?![/*\s])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[dgimsuvy]*(?=[.,;)\s])/;
  return said && (literal.test(code) || /\bRegExp\b|\.(?:match|matchAll|search)\(/.test(code));
}

test("no experiment applies a regular expression to what a container said", () => {
  const reading = files.filter((file) => roomOf(file) === "experiments" && readsWhatWasSaid(file));
  expect(reading).toEqual(Object.keys(READS_A_LOG));
});

test("the diagnosis does so, which shows that the rule above sees it", () => {
  expect(files.filter((file) => roomOf(file) === "diagnosis" && readsWhatWasSaid(file))).toEqual([
    "diagnosis/cause-of-failure.ts",
    "diagnosis/ended-ordinarily.ts",
    "diagnosis/hidden-files.ts",
    "diagnosis/model-file.ts",
    "diagnosis/network-words.ts",
    "diagnosis/origin-of-port.ts",
    "diagnosis/path-outside-model.ts",
    "diagnosis/read-only-complaints.ts",
    "diagnosis/role-looks-absent.ts",
    "diagnosis/serve-looks-absent.ts",
    "diagnosis/truth-as-text.ts",
  ]);
});
