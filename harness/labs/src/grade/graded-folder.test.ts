import { mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadProfile } from "@byoa/conformance";
import { irisRows } from "@byoa/iris";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fixtureLab } from "../lab/lab.fixture.ts";
import type { Lab } from "../lab/lab.ts";
import { startLab } from "../work/start-lab.ts";
import { writeGradedFolder } from "./graded-folder.ts";
import { otherData } from "./other-data.ts";
import { readSubmissions } from "./submissions.ts";

const packToolkit = async () => {};

let folder: string;
let lab: Lab;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-grade-test-"));
  lab = await fixtureLab(folder, "grading: { hyperparameters: { epochs: '3' } }\n");
});
afterEach(() => rm(folder, { recursive: true }));

test("what is judged is the course's, with the student's own files over it", async () => {
  const [exercise] = lab.exercises;
  if (exercise === undefined) throw new Error("the lab has no exercise");
  const root = join(folder, "class", "ada", "byoa-labs");
  const [submitted = ""] = await startLab({ lab, language: "node", root, packToolkit });
  await writeFile(join(submitted, "main.mjs"), "mended\n");
  await writeFile(join(submitted, "helper.mjs"), "mine\n");
  await writeFile(join(submitted, "byoa.yaml"), "capabilities: []\n");
  await symlink("/etc/passwd", join(submitted, "theirs.txt"));
  const graded = join(folder, "graded");
  await writeGradedFolder({ lab, exercise, submitted, folder: graded, packToolkit });
  const text = (path: string) => readFile(join(graded, path), "utf8");
  expect([await text("main.mjs"), await text("helper.mjs"), await text("byoa.yaml")]).toEqual([
    "mended\n",
    "mine\n",
    "capabilities: [train]\n",
  ]);
  await expect(stat(join(graded, ".byoa-lab.json"))).rejects.toThrow();
  await expect(stat(join(graded, "theirs.txt"))).rejects.toThrow();

  await rm(join(submitted, "main.mjs"));
  await writeGradedFolder({ lab, exercise, submitted, folder: join(folder, "again"), packToolkit });
  await expect(stat(join(folder, "again", "main.mjs"))).rejects.toThrow();
});

test("the data are all of Iris, split and named otherwise than students have them", async () => {
  const profile = await loadProfile({ folder });
  const flags = await otherData(join(folder, "data"), lab, profile);
  expect(flags).toEqual({
    input: [`training=${join(folder, "data/training")}`, `testing=${join(folder, "data/testing")}`],
    hp: ["epochs=3"],
  });
  const { channels } = await loadProfile({ folder, flags });
  const read = async (name: string) => {
    const files = channels.find((channel) => channel.name === name)?.files ?? [];
    const texts = await Promise.all(
      files.map(({ content }) => ("file" in content ? readFile(content.file, "utf8") : content.toString("utf8"))),
    );
    return { files: files.map(({ path }) => path), rows: texts.join("").trimEnd().split("\n") };
  };
  const [training, testing] = [await read("training"), await read("testing")];
  expect([training.files, training.rows.length, testing.rows.length]).toEqual([["part-0.csv", "part-1.csv"], 120, 30]);
  expect([...training.rows, ...testing.rows].sort()).toEqual(
    irisRows()
      .map(({ csv }) => csv)
      .sort(),
  );
  expect(testing.rows.slice(0, 10).every((row) => row.startsWith("2,"))).toBe(true);
});

test("students are the folders, wherever in them their labs are", async () => {
  const root = join(folder, "class");
  await startLab({ lab, language: "node", root: join(root, "bob", "byoa-labs"), packToolkit });
  await startLab({ lab, language: "node", root: join(root, "ada"), packToolkit });
  expect(await readSubmissions(root)).toEqual([
    { student: "ada", root: join(root, "ada") },
    { student: "bob", root: join(root, "bob", "byoa-labs") },
  ]);
  await expect(readSubmissions(join(root, "ada", "42-exit-codes", "first", "data", "training"))).rejects.toMatchObject({
    code: "submissions-missing",
  });
  await expect(readSubmissions(join(root, "nobody"))).rejects.toMatchObject({ code: "submissions-missing" });
});
