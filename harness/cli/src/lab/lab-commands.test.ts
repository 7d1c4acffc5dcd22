import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { byoa, ended, spawnByoa } from "../spawn-byoa.fixture.ts";

// Each command is a process of its own, and a busy machine takes its time to start one.
vi.setConfig({ testTimeout: 60_000 });

/** Where no container engine can be had. */
const environment = { DOCKER_HOST: "unix:///nonexistent/docker.sock" };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-lab-cli-"));
});
afterEach(() => rm(folder, { recursive: true }));

const lab = (...words: string[]) => byoa(["lab", ...words], { folder, environment });

interface Listed {
  readonly id: number;
  readonly name: string;
  readonly needsContainers: boolean;
  readonly exercises: { readonly name: string; readonly progress: { readonly hints: number } | null }[];
}

async function listed(id: number): Promise<Listed> {
  const all: Listed[] = JSON.parse((await lab("list", "--json")).stdout);
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no lab ${id}`);
  return found;
}

/** Lab 5 goes without containers; its first exercise, and where that lies. */
async function begun() {
  expect(await lab("start", "5")).toMatchObject({ code: 0, stderr: "" });
  const { name, exercises } = await listed(5);
  const exercise = exercises[0]?.name ?? "";
  return {
    name,
    exercises,
    reference: exercise === "" ? "5" : `5/${exercise}`,
    place: join(folder, "byoa-labs", name, exercise),
  };
}

test("the list has all labs by their parts, and says what is next", async () => {
  const { code, stdout, stderr } = await lab("list");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.match(/^[ ✓▸] {1,2}\d+ /gm)).toHaveLength(18);
  expect(stdout).toMatch(/^0 of 18 labs solved · about \d+ h to go\nNext {2}byoa lab start 0$/m);
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  [["start", "99"], 2, "byoa: there is no lab 99. byoa lab list shows them: 0 to 17.\n"],
  [["check", "5/nothing"], 2, expect.stringMatching(/^byoa: lab 5 has no exercise nothing; it has .*\.\n$/)],
  [
    ["check", "5"],
    2,
    expect.stringMatching(/^byoa: lab 5.* is not there — .*byoa-labs.*\. byoa lab start 5 makes it\.\n$/),
  ],
  [["start", "3", "--language", "python"], 2, expect.stringMatching(/^byoa: lab 3 does not exist in python\. /)],
  [["strat"], 2, "byoa: unknown command 'strat'. Did you mean start?\n"],
  [["grade", "nowhere"], 2, expect.stringMatching(/^byoa: nowhere is no folder that can be read\. /)],
] as const)("%j is one line, and writes nothing", async (words, code, stderr) => {
  expect(await lab(...words)).toEqual({ code, stdout: "", stderr });
  expect(await readdir(folder)).toEqual([]);
});

test("a lab is started once; what is in it stays", async () => {
  const { place } = await begun();
  await writeFile(join(place, "mine.txt"), "mine");
  expect(await lab("start", "5")).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^byoa: lab 5 is there already, with your work in it — .*byoa lab reset 5\.\n$/),
  });
  expect(await readFile(join(place, "mine.txt"), "utf8")).toBe("mine");
});

test("a lab is broken, hinted at, solved, and says what is next, without any container", async () => {
  const { reference, exercises, place } = await begun();
  const broken = await byoa(["lab", "check"], { folder: place, environment });
  expect(broken).toMatchObject({
    code: 1,
    stderr: "no container engine answers: the program is run as a process\n",
    stdout: expect.stringMatching(
      /^ {2}Actual {10}.*\n(.*\n)* {2}Why it matters {2}(.*\n)*Not solved {2}\d+ hold · \d+ do/m,
    ),
  });
  expect(broken.stdout).not.toMatch(/^ {2}mend/m);
  expect(await lab("solution", reference)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("is not solved yet"),
  });
  for (const hint of ["1 of 3", "2 of 3", "3 of 3", "3 of 3"]) {
    const { stdout } = await lab("hint", "5");
    expect(stdout.match(/^\d of 3/gm)?.at(-1)).toBe(hint);
  }
  expect(await lab("solution", reference, "--force", "--write")).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\+\+\+ solution\/(.*\n)*written: /m),
  });
  const solved = await lab("check", reference);
  expect(solved).toMatchObject({ code: 0, stdout: expect.stringMatching(/^✓ lab 5.*: solved\s+\d+ hold/) });
  const next = exercises.length > 1 ? /^Next {4}byoa lab check 5\//m : /^Learnt {2}.*\nNext {4}byoa lab start/m;
  expect(solved.stdout).toMatch(next);
  expect((await lab("report", "--format", "csv")).stdout).toMatch(
    new RegExp(`^${reference},.*,solved,,2,3,true,\\d{4}-`, "m"),
  );
});

test("a lab about containers says that it needs them", async () => {
  await lab("start", "2");
  expect(await lab("check", "2")).toMatchObject({
    code: 3,
    stdout: "",
    stderr:
      "byoa: lab 2 needs containers: no container engine answers. Start Docker; byoa lab list names the labs that go without.\n",
  });
});

test("a file that decides the verdict is not the student's to change", async () => {
  const { reference, place } = await begun();
  const text = await readFile(join(place, "byoa.yaml"), "utf8");
  await writeFile(join(place, "byoa.yaml"), `${text}\n# easier\n`);
  expect(await lab("check", reference)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^byoa: byoa\.yaml was changed, but what is to be mended is .* brings it back\.\n$/),
  });
  expect(await lab("reset", reference, "byoa.yaml")).toMatchObject({ code: 0 });
  expect(await readFile(join(place, "byoa.yaml"), "utf8")).toBe(text);
});

test("progress of a newer byoa is not touched", async () => {
  await begun();
  const file = join(folder, "byoa-labs", "progress.yaml");
  await writeFile(file, "version: 2\n");
  for (const words of [["list"], ["hint", "5"], ["check", "5"], ["start", "6"]])
    expect(await lab(...words)).toMatchObject({ code: 2, stderr: expect.stringContaining("written by a newer byoa") });
  expect(await readFile(file, "utf8")).toBe("version: 2\n");
});

test("watching checks on each save, and ends when the lab is solved", async () => {
  const { reference, place } = await begun();
  const child = spawnByoa(["lab", "watch", reference, "--engine", "process"], { folder });
  const end = ended(child);
  let said = "";
  child.stdout.on("data", (text: Buffer) => {
    said += text;
  });
  const until = async (words: RegExp) => {
    while (!words.test(said)) {
      expect(child.exitCode, said).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  await until(/^watching .*Ctrl-C/m);
  await writeFile(join(place, "note.txt"), "a save that mends nothing");
  await until(/^saved note\.txt\n(.*\n)*watching /m);
  await lab("solution", reference, "--force", "--write");
  expect(await end).toMatchObject({ code: 0, stdout: expect.stringMatching(/^✓ lab 5/m) });
});

test("Ctrl-C ends watching", async () => {
  const { reference } = await begun();
  const child = spawnByoa(["lab", "watch", reference, "--engine", "process"], { folder });
  const end = ended(child);
  child.stdout.on("data", (text: Buffer) => {
    if (text.includes("watching")) child.kill("SIGINT");
  });
  expect(await end).toMatchObject({ code: 130, stderr: expect.stringContaining("byoa: interrupted") });
});

test("a class is judged anew: what a progress file says counts for nothing", async () => {
  const { exercises, name } = await begun();
  for (const { name: exercise } of exercises)
    await lab("solution", exercise === "" ? "5" : `5/${exercise}`, "--force", "--write");
  const students = join(folder, "class");
  await cp(join(folder, "byoa-labs"), join(students, "ada", "byoa-labs"), { recursive: true });
  await lab("reset", "5");
  await cp(join(folder, "byoa-labs"), join(students, "bob", "byoa-labs"), { recursive: true });
  const forged = { language: "node", started: "2026-11-25T12:00:00Z", solved: "2026-11-25T12:00:00Z" };
  const exerciseOf = (one: string) => (one === "" ? "5" : `5/${one}`);
  const progress = {
    version: 1,
    exercises: Object.fromEntries(exercises.map((one) => [exerciseOf(one.name), forged])),
  };
  await writeFile(join(students, "bob", "byoa-labs", "progress.yaml"), JSON.stringify(progress));
  const { code, stdout } = await lab("grade", "class", "5", "--engine", "process", "--format", "json", "--quiet");
  expect(code).toBe(0);
  const rows: { student: string; state: string }[] = JSON.parse(stdout);
  const states = (student: string) => [
    ...new Set(rows.filter((row) => row.student === student).map(({ state }) => state)),
  ];
  expect([states("ada"), states("bob")]).toEqual([["solved"], ["open"]]);
  expect(await readdir(join(students, "bob", "byoa-labs"))).toContain(name);
});

test("the course is exported without what gives it away", async () => {
  expect(await lab("export", "out")).toMatchObject({ code: 0, stdout: expect.stringMatching(/^out\/ {2}\d+ files/) });
  const files = await readdir(join(folder, "out"), { recursive: true });
  expect(files.filter((path) => /solution|teaching/.test(path))).toEqual([]);
  const { name } = await listed(5);
  expect(await readFile(join(folder, "out", name, "lab.yaml"), "utf8")).not.toMatch(/hints|fails/);
  expect(await lab("export", "out")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("nothing is overwritten"),
  });
});
