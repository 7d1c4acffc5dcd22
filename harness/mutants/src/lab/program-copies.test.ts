import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { programCopies } from "./program-copies.ts";

let program: string;
beforeAll(async () => {
  program = await mkdtemp(join(tmpdir(), "byoa-program-"));
  await mkdir(join(program, "data/training"), { recursive: true });
  for (const name of [
    "Dockerfile",
    "byoa.yaml",
    "data/training/iris.csv",
    "mutant.mjs",
    "requirement.mjs",
    "README.md",
  ])
    await writeFile(join(program, name), "");
  await writeFile(join(program, "serve.mjs"), "listen(8080);\n");
});
afterAll(() => rm(program, { recursive: true }));

const copies = (old: string, replacement: string, file = "serve.mjs") =>
  programCopies(program, { title: "", replace: { [file]: [[old, replacement]] }, fails: {} });

it("copies the program twice, without what is none of it, and changes the second", async () => {
  let place: string;
  {
    await using made = await copies("8080", "9090");
    place = dirname(made.original);
    for (const copy of [made.original, made.mutant])
      expect((await readdir(copy)).sort()).toEqual(["Dockerfile", "serve.mjs"]);
    expect(await readFile(join(made.original, "serve.mjs"), "utf8")).toBe("listen(8080);\n");
    expect(await readFile(join(made.mutant, "serve.mjs"), "utf8")).toBe("listen(9090);\n");
  }
  expect(existsSync(place)).toBe(false);
});

it("refuses a mutant that does not parse: it would be killed by anything", async () => {
  await expect(copies("8080", "80 80")).rejects.toThrow(
    /^mutant\.mjs: the mutated serve\.mjs does not parse: line 1: SyntaxError: .*break it more finely\.$/,
  );
});

it("lets nobody change what the program is judged by", async () => {
  await expect(copies("a", "b", "byoa.yaml")).rejects.toThrow(
    "mutant.mjs: the program has no byoa.yaml; what may be replaced: Dockerfile, serve.mjs.",
  );
});
