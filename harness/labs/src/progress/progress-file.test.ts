import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fixtureLab } from "../lab/lab.fixture.ts";
import { labState, NO_PROGRESS, progressOf, withExercise } from "./progress.ts";
import { readProgress, writeProgress } from "./progress-file.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "byoa-progress-"));
});
afterEach(() => rm(root, { recursive: true }));

test("what is written is read again, and a person can read it", async () => {
  const lab = await fixtureLab(root);
  const [first, second] = lab.exercises;
  if (first === undefined || second === undefined) throw new Error("the lab has two exercises");
  const now = new Date("2026-11-25T12:00:00Z");
  const begun = withExercise(NO_PROGRESS, lab, first, (before) => ({ ...before, hints: 1 }), { now });
  const solved = withExercise(begun, lab, first, (before) => ({ ...before, solved: now.toISOString() }));
  expect([NO_PROGRESS, begun, solved].map((progress) => labState(progress, lab))).toEqual([
    "not begun",
    "begun",
    "begun",
  ]);
  const both = withExercise(solved, lab, second, (before) => ({ ...before, solved: now.toISOString() }), { now });
  expect(labState(both, lab)).toBe("solved");
  await writeProgress(root, solved);
  expect(progressOf(await readProgress(root), lab, first)).toEqual(progressOf(solved, lab, first));
  expect(await readFile(join(root, "progress.yaml"), "utf8")).toMatchInlineSnapshot(`
    "# What \`byoa lab\` remembers of your labs. Yours to read; without it, what is solved counts as open again.
    version: 1
    exercises:
      42/first:
        language: node
        started: 2026-11-25T12:00:00.000Z
        checks: 0
        hints: 1
        solved: 2026-11-25T12:00:00.000Z
    "
  `);
  expect(await readdir(root)).not.toContain(expect.stringMatching(/^\./));
});

test("nothing is remembered of a folder that is not there", async () => {
  expect(await readProgress(join(root, "nowhere"))).toEqual(NO_PROGRESS);
});

test("a file of a newer byoa is not touched", async () => {
  await writeFile(join(root, "progress.yaml"), "version: 2\nexercises: { unknown: 1 }\n");
  await expect(readProgress(root)).rejects.toMatchObject({
    code: "progress-newer",
    message: expect.stringMatching(
      /written by a newer byoa \(version 2, this one knows 1\); nothing was changed\. Update byoa/,
    ),
  });
});

test.each(["version: [", "exercises: {}", "version: 1\nexercises: { 8: { language: cobol } }", ""])(
  "a file that byoa did not write is one line: %j",
  async (text) => {
    await writeFile(join(root, "progress.yaml"), text);
    await expect(readProgress(root)).rejects.toMatchObject({
      code: "progress-not-readable",
      message: expect.stringMatching(/progress\.yaml is not what byoa lab writes: .+\. Mend it, or move it away/),
    });
  },
);

test("what cannot be read or written is one line", async () => {
  await mkdir(join(root, "progress.yaml"));
  await expect(readProgress(root)).rejects.toMatchObject({ code: "progress-not-readable" });
  await writeFile(join(root, "file"), "");
  await expect(writeProgress(join(root, "file"), NO_PROGRESS)).rejects.toMatchObject({
    code: "lab-folder-not-writable",
  });
});
