import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fixtureLab } from "../lab/lab.fixture.ts";
import type { Exercise, Lab } from "../lab/lab.ts";
import { requireOnlyMended } from "./changed-files.ts";
import { resetExercise } from "./reset-exercise.ts";
import { solutionDiff, writeSolution } from "./solution.ts";
import { requireStarted, startLab } from "./start-lab.ts";

const packToolkit = async () => {};

let folder: string;
let root: string;
let lab: Lab;
let first: Exercise;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-start-"));
  root = join(folder, "byoa-labs");
  lab = await fixtureLab(folder);
  const [exercise] = lab.exercises;
  if (exercise === undefined) throw new Error("the lab has no exercise");
  first = exercise;
});
afterEach(() => rm(folder, { recursive: true }));

const start = (language: "node" | "python" = "node") => startLab({ lab, language, root, packToolkit });
const place = (path: string) => join(root, "42-exit-codes", "first", path);

test("a started lab has each exercise's files, its data and its README", async () => {
  const folders = await start("python");
  expect(folders).toEqual([place("."), join(root, "42-exit-codes", "second")].map((path) => join(path)));
  const files = (await readdir(place("."), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(place("").length + 1))
    .sort();
  expect(files).toEqual([".byoa-lab.json", "data/testing/iris.csv", "data/training/iris.csv", "main.py"]);
});

test("its README lies beside its exercises", async () => {
  await start();
  expect((await readdir(join(root, "42-exit-codes"))).sort()).toEqual(["README.md", "first", "second"]);
});

test("a lab that is there is not started again, and loses nothing", async () => {
  await start();
  await writeFile(place("main.mjs"), "mine\n");
  await expect(start()).rejects.toMatchObject({ code: "lab-started" });
  expect(await readFile(place("main.mjs"), "utf8")).toBe("mine\n");
});

test("a lab that cannot be written leaves nothing behind", async () => {
  await writeFile(root, "a file in the way");
  await expect(start()).rejects.toMatchObject({ code: "lab-folder-not-writable" });
  expect((await readdir(folder)).sort()).toEqual(["42-exit-codes", "byoa-labs"]);
});

test("only what is to be mended may be changed; what is gone or has another mode counts too", async () => {
  await start();
  await writeFile(place("main.mjs"), "mended\n");
  await writeFile(place("helper.mjs"), "a file of my own\n");
  await writeFile(place("README.md"), "my notes\n");
  await expect(requireOnlyMended(place("."), lab, first)).resolves.toMatchObject({ language: "node" });
  await chmod(place("byoa.yaml"), 0o755);
  await rm(place("data/testing/iris.csv"));
  await expect(requireOnlyMended(place("."), lab, first)).rejects.toMatchObject({
    code: "lab-edited-elsewhere",
    message: expect.stringMatching(
      /^byoa\.yaml, data\/testing\/iris\.csv were changed, .* byoa lab reset 42\/first byoa\.yaml data\/testing\/iris\.csv brings them back\.$/,
    ),
  });
  const files = ["byoa.yaml", "data/testing/iris.csv"];
  await resetExercise({ lab, exercise: first, root, files, packToolkit });
  await expect(requireOnlyMended(place("."), lab, first)).resolves.toBeDefined();
  expect(await readFile(place("main.mjs"), "utf8")).toBe("mended\n");
});

test("a whole exercise begins anew, in the language that it was in", async () => {
  await start("python");
  await writeFile(place("main.py"), "mine\n");
  await expect(resetExercise({ lab, exercise: first, root, files: [], packToolkit })).resolves.toBe("python");
  expect(await readFile(place("main.py"), "utf8")).toBe("exit(1)\n");
  expect((await readdir(join(root, "42-exit-codes"))).sort()).toEqual(["README.md", "first", "second"]);
});

test("a folder that is none of ours is not judged", async () => {
  await expect(requireStarted(root, lab, first)).rejects.toMatchObject({ code: "lab-not-started" });
  await start();
  await rm(place(".byoa-lab.json"));
  await expect(requireOnlyMended(place("."), lab, first)).rejects.toMatchObject({ code: "lab-not-started" });
});

test("the solution is shown against one's own, and written over the files to be mended alone", async () => {
  await start();
  const options = { lab, exercise: first, folder: place("."), packToolkit };
  expect(await solutionDiff(options)).toMatchInlineSnapshot(`
    [
      "===================================================================
    --- yours/main.mjs
    +++ solution/main.mjs
    @@ -1,1 +1,1 @@
    -process.exit(1);
    +process.exit(0);
    ",
    ]
  `);
  expect(await writeSolution(options)).toEqual(["main.mjs"]);
  expect(await solutionDiff(options)).toEqual([]);
});
