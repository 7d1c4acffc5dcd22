import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { latePromises } from "./late-promises.ts";
import { openProject } from "./promise-types.ts";

const DECLARATIONS = `
declare function work(): Promise<number>;
declare function other(): Promise<void>;
declare function count(): number;
declare const maybe: (() => Promise<number>) | undefined;
declare function handOver(promise: Promise<number>): Promise<number>;
declare function awaitedLater<T>(promise: Promise<T>): Promise<T>;
export {};
`;

async function foundIn(body: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "byoa-promises-"));
  try {
    const file = join(folder, "source.ts");
    const config = join(folder, "tsconfig.json");
    await writeFile(
      config,
      JSON.stringify({
        compilerOptions: { lib: ["esnext"], target: "esnext", types: [], strict: true },
        files: [file],
      }),
    );
    await writeFile(file, `${DECLARATIONS}async function subject() {\n${body}\n}\nsubject;\n`);
    using project = openProject(config);
    const source = project.program.getSourceFile(file);
    if (source === undefined) throw new Error("the project has no source");
    return latePromises(source, project.isPromise).map(({ form, text }) => `${form}: ${text}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("a promise without a handler is found", () => {
  test.each([
    ["its end is not awaited at all", "void work();", "voided: void work()"],
    ["only its success is handled", "void work().then(() => 1);", "voided: void work().then(() => 1)"],
    [
      "it is collected, and all are awaited at the end",
      "const all: Promise<number>[] = [];\nall.push(work());\nawait other();\nawait Promise.all(all);",
      "kept in a collection: all.push(work())",
    ],
    [
      "another one is awaited first",
      "const late = work();\nawait other();\nawait late;",
      "awaited late: late = work()",
    ],
    ["it may not be made", "const late = maybe?.();\nawait other();\nawait late;", "awaited late: late = maybe?.()"],
    [
      "the other await stands in a condition",
      "const late = work();\nif (count() > 1) await other();\nawait late;",
      "awaited late: late = work()",
    ],
    [
      "a resource is released between",
      "const late = work();\nawait using held = { [Symbol.asyncDispose]: other };\nheld;\nawait late;",
      "awaited late: late = work()",
    ],
    [
      "only a function that is called some time awaits it",
      "const late = work();\nconst end = async () => { await late; };\nreturn { end };",
      "never awaited: late = work()",
    ],
    [
      "it is a chain without an end for errors",
      "const late = work().then((value) => value + 1);\nawait other();\nawait late;",
      "awaited late: late = work().then((value) => value + 1)",
    ],
    [
      "it is made by a constructor",
      "const late = new Promise<number>((_, reject) => reject(new Error()));\nawait other();\nawait late;",
      "awaited late: late = new Promise<number>((_, reject) => reject(new Error()))",
    ],
  ])("%s", async (_, body, found) => {
    expect(await foundIn(body)).toEqual([found]);
  });
});

describe("a promise with a handler is not", () => {
  test.each([
    ["it is awaited next", "const soon = work();\ncount();\nawait soon;"],
    ["it is awaited together with the other one", "const soon = work();\nawait Promise.all([soon, other()]);"],
    [
      "it got a handler in a statement of its own",
      "const late = work();\nlate.catch(() => {});\nawait other();\nawait late;",
    ],
    ["it is made with a handler", "const late = work().then(() => 1, () => 2);\nawait other();\nawait late;"],
    ["it is said to be awaited later", "const late = awaitedLater(work());\nawait other();\nawait late;"],
    ["a call takes it over", "const late = work();\nconst guarded = await handOver(late);\nguarded;"],
    ["it is returned", "const late = work();\nreturn late;"],
    [
      "it is no promise",
      "const number = count();\nawait other();\nconst all: number[] = [];\nall.push(count());\nnumber;",
    ],
    [
      "it is collected with a handler",
      "const all: Promise<number>[] = [];\nall.push(awaitedLater(work()));\nawait Promise.all(all);",
    ],
    ["it is what all others have become", "const late = Promise.allSettled([work()]);\nawait other();\nawait late;"],
  ])("%s", async (_, body) => {
    expect(await foundIn(body)).toEqual([]);
  });
});
