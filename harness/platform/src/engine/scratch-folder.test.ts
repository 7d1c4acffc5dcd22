import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { makeScratchFolder, removeAbandonedFolders } from "./scratch-folder.ts";

test("the folder of a process that is gone is removed; one that runs keeps its own", async () => {
  const own = await makeScratchFolder("test");
  const { pid } = spawnSync("true");
  const named = (name: string) => join(dirname(own), name);
  const [, , ourPid = "", ticks = "", namespace = ""] = basename(own).split("-");
  expect(ourPid).toBe(String(process.pid));
  const abandoned = named(`byoa-test-${pid}-${ticks}-${namespace}-abcdef`);
  const foreign = named(`byoa-test-${pid}`);
  for (const folder of [abandoned, foreign]) mkdirSync(folder);
  await removeAbandonedFolders();
  expect([own, abandoned, foreign].map((folder) => existsSync(folder))).toEqual([true, false, true]);
  for (const folder of [own, foreign]) rmSync(folder, { recursive: true });
});
