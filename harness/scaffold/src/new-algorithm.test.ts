import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadProfile } from "@byoa/conformance";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newAlgorithm } from "./new-algorithm.ts";
import { TEMPLATES } from "./templates.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-new-"));
});
afterEach(() => rm(folder, { recursive: true }));

const packed: string[] = [];
const packToolkit = async (place: string) => {
  packed.push(place);
};
const make = (more: Partial<Parameters<typeof newAlgorithm>[0]> = {}) =>
  newAlgorithm({ name: "mine", folder: join(folder, "mine"), packToolkit, ...more });

test.each(TEMPLATES.map(({ id, language }) => ({ id, language })))(
  "$id in $language is whole, has its own name, and its byoa.yaml is one",
  async ({ id, language }) => {
    const made = await make({ from: id, language });
    expect(made.files).toEqual(
      expect.arrayContaining([
        ".dockerignore",
        ".github/workflows/check.yml",
        ".gitignore",
        "Dockerfile",
        "README.md",
        "byoa.yaml",
        "data/testing/iris.csv",
        "data/training/iris.csv",
      ]),
    );
    for (const path of made.files) {
      const text = await readFile(join(made.folder, path), "utf8");
      expect([path, text.match(/\{\{\w+\}\}|byoa\/decision-tree|byoa\/tensorflow|\.\.\/\.\.\/datasets/g)]).toEqual([
        path,
        null,
      ]);
    }
    const profile = await loadProfile({ config: join(made.folder, "byoa.yaml") });
    expect(profile).toMatchObject({ trainImage: "mine", declaredData: true, declaredRequests: true });
  },
);

test("an example leaves its tests behind and takes its sources along", async () => {
  const { files } = await make({ from: "decision-tree" });
  expect(files.filter((path) => path.startsWith("src/"))).toContain("src/tree/grow-tree.ts");
  expect(files.filter((path) => /\.test\.ts$|fixtures|compare|node_modules/.test(path))).toEqual([
    "test/algorithm.test.ts",
  ]);
  expect(await readFile(join(folder, "mine/src/model-document.ts"), "utf8")).toContain('z.literal("mine")');
});

test("nothing is overwritten, and an empty folder is filled", async () => {
  await mkdir(join(folder, "mine"));
  await make();
  await writeFile(join(folder, "mine", "byoa.yaml"), "my own");
  await expect(make()).rejects.toMatchObject({ code: "folder-exists" });
  expect(await readFile(join(folder, "mine", "byoa.yaml"), "utf8")).toBe("my own");
  await writeFile(join(folder, "file"), "");
  await expect(make({ folder: join(folder, "file") })).rejects.toThrow("is there and is no folder");
});

test("what is given up or fails on the way leaves nothing", async () => {
  const broken = async () => {
    throw new Error("the packer failed");
  };
  await expect(make({ packToolkit: broken })).rejects.toThrow("the packer failed");
  await expect(make({ signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
  expect(await readdir(folder)).toEqual([]);
});

test("a bad name, an unknown template and one in another language are one line each", async () => {
  await expect(make({ name: "A B" })).rejects.toMatchObject({ code: "name-invalid" });
  await expect(make({ from: "forest" })).rejects.toThrow(
    "There is no forest in node. In node there is: minimal, decision-tree, tensorflow.",
  );
  await expect(make({ from: "tensorflow", language: "python" })).rejects.toMatchObject({ code: "template-unknown" });
  expect(existsSync(join(folder, "mine"))).toBe(false);
});
