import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { imageOrFolder } from "./image-or-folder.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-image-or-folder-"));
  await mkdir(join(folder, "there"));
  await writeFile(join(folder, "file"), "");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test.each([
  "my-image",
  "my-team/my_image__2:1.0-rc",
  "localhost:5000/a/b",
  "123456789012.dkr.ecr.eu-west-1.amazonaws.com/x:1",
  `x@sha256:${"0".repeat(64)}`,
  `sha256:${"0".repeat(64)}`,
  "harness",
])("%s is an image", async (name) => expect(await imageOrFolder(name)).toBe("image"));

test("a path to a folder is a folder, whatever its spelling", async () => {
  for (const path of [".", "..", "./", `${folder}/there`, `${folder}/there/`])
    expect(await imageOrFolder(path)).toBe("folder");
});

test("what is neither is one line with the next step", async () => {
  const given = [
    "",
    "  ",
    "./nofolder",
    "../x",
    "x/",
    "/nowhere",
    "~/x",
    `${folder}/file`,
    "My_Image",
    "a:b:c",
    "a b",
    "a\u0000b",
    "\u001b[31m",
    "-x",
    "x".repeat(600),
  ];
  const said: string[] = [];
  for (const name of given) said.push(await imageOrFolder(name).catch((error: Error) => error.message));
  expect(said.join("\n").replaceAll(folder, "FOLDER").replaceAll(process.cwd(), "HERE")).toMatchInlineSnapshot(`
    "The image's name is empty. Name an image, or a folder like ./my-algorithm.
    The image's name is empty. Name an image, or a folder like ./my-algorithm.
    There is no folder ./nofolder. Paths start at the current folder, HERE.
    There is no folder ../x. Paths start at the current folder, HERE.
    There is no folder x/. Paths start at the current folder, HERE.
    There is no folder /nowhere. Paths start at the current folder, HERE.
    There is no folder ~/x. Paths start at the current folder, HERE.
    FOLDER/file is a file. Name the folder of its Dockerfile: FOLDER
    "My_Image" is not an image's name: small letters and digits, with . _ - or / between them, and a tag after a colon. Write it like my-team/my-image:1, and a folder like ./my-algorithm.
    "a:b:c" is not an image's name: small letters and digits, with . _ - or / between them, and a tag after a colon. Write it like my-team/my-image:1, and a folder like ./my-algorithm.
    "a b" is not an image's name: small letters and digits, with . _ - or / between them, and a tag after a colon. Write it like my-team/my-image:1, and a folder like ./my-algorithm.
    "a\\u0000b" is not an image's name: small letters and digits, with . _ - or / between them, and a tag after a colon. Write it like my-team/my-image:1, and a folder like ./my-algorithm.
    "\\u001b[31m" is not an image's name: small letters and digits, with . _ - or / between them, and a tag after a colon. Write it like my-team/my-image:1, and a folder like ./my-algorithm.
    "-x" is not an image's name: small letters and digits, with . _ - or / between them, and a tag after a colon. Write it like my-team/my-image:1, and a folder like ./my-algorithm.
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" is not an image's name: small letters and digits, with . _ - or / between them, and a tag after a colon. Write it like my-team/my-image:1, and a folder like ./my-algorithm."
  `);
});

test("a name that is long and almost right is refused at once", async () => {
  await expect(imageOrFolder(`${"a-".repeat(240)}!`)).rejects.toMatchObject({ code: "image-name-invalid" });
});
