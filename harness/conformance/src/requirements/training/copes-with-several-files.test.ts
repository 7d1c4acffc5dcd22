import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { copesWithSeveralFiles } from "./copes-with-several-files.ts";
import { aDeclaredProfile, aJob } from "./observations.fixture.ts";

function judged(...log: string[]): string {
  const tolerant = {
    kind: "perturbed",
    jobs: [{ perturbations: ["several-files"], job: aJob({ exitCode: 1, log }) }],
  } as const;
  const judgement = judgementOf(copesWithSeveralFiles, { sample: aJob(), tolerant }, aDeclaredProfile());
  return judgement.kind === "broken" ? `${judgement.finding} | ${judgement.fix ?? "row"}` : judgement.kind;
}

test.each([
  ["UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 8: invalid start byte", ".DS_Store", "ending"],
  ["ValueError: /opt/ml/input/data/training/.DS_Store is no table", ".DS_Store", "ending"],
  ["pandas.errors.EmptyDataError: No columns to parse from file", "_SUCCESS", "ending"],
  ["Error: EISDIR: illegal operation on a directory, read", "a folder", "Walk into folders"],
])("%s names the file and its fix", (line, file, fix) => {
  expect(judged(line)).toContain(`(it stumbles over ${file}`);
  expect(judged(line)).toContain(fix);
});

test("words that show none of the files name all of them", () => {
  expect(judged("Error: row 7 is strange")).toMatch(
    /^with a second file in a folder, and .DS_Store and _SUCCESS beside it, the job fails.*\| row$/,
  );
});
