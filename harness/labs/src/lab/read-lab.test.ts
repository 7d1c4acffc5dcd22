import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fixtureLab } from "./lab.fixture.ts";
import { readLab } from "./read-lab.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-lab-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("what an exercise leaves out is the lab's, and what differs by language is told for each", async () => {
  const { name, needsContainers, exercises } = await fixtureLab(folder);
  expect([name, needsContainers]).toEqual(["42-exit-codes", false]);
  const [first, second] = exercises;
  expect(first?.looksAt).toEqual(["TRAIN-EXIT-*"]);
  expect(second).toMatchObject({ title: "Exit codes", looksAt: ["TRAIN-EXIT-01"], without: [] });
  expect(first?.hints("python")).toEqual(["one", "two", "main.py, line 1"]);
  expect(second?.hints("python")).toEqual(["one", "two", "three"]);
  expect(first?.edit("python")).toEqual(["main.py"]);
  expect(first?.fails("python")).toEqual({ "TRAIN-EXIT-01": "exit code 1" });
});

test.each([
  ["id: 42\n", /lab\.yaml: title: /],
  ["id: 42\n  x: [", /lab\.yaml is not YAML: /],
])("a lab.yaml of another shape is one line that names the key: %j", async (text, words) => {
  await fixtureLab(folder);
  await writeFile(join(folder, "42-exit-codes", "lab.yaml"), text);
  await expect(readLab(join(folder, "42-exit-codes"))).rejects.toMatchObject({
    code: "lab-invalid",
    message: expect.stringMatching(words),
  });
});

test("a key that is not known is a mistake", async () => {
  await expect(fixtureLab(folder, "hint: no\n")).rejects.toMatchObject({
    code: "lab-invalid",
    message: expect.stringMatching(/Unrecognized key: "hint"/),
  });
});
