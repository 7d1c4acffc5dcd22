import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderCommand } from "./folder-command.ts";
import { programFolder } from "./program.fixture.ts";

test("the command that was given, else node with the main of package.json", async () => {
  await using program = await programFolder("");
  expect(await folderCommand(program.path, ["python3", "main.py"])).toEqual(["python3", "main.py"]);
  await writeFile(join(program.path, "package.json"), '{"main": "src/main.ts"}');
  expect(await folderCommand(program.path, undefined)).toEqual(["node", "src/main.ts"]);
  await writeFile(join(program.path, "package.json"), "{}");
  await expect(folderCommand(program.path, undefined)).rejects.toMatchObject({ code: "program-not-found" });
  await writeFile(join(program.path, "package.json"), "{");
  await expect(folderCommand(program.path, undefined)).rejects.toThrow("package.json is not JSON");
});
