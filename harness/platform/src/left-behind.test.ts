import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { makeScratchFolder } from "./engine/scratch-folder.ts";
import { leftBehind, mayBeLeftBehind, removeLeftBehind } from "./left-behind.ts";

test("a thing is left behind until its removal is certain", () => {
  const container = { what: "a container", removal: "docker rm -f x" };
  const removed = mayBeLeftBehind(container);
  expect(leftBehind()).toContain(container);
  removed();
  expect(leftBehind()).not.toContain(container);
});

test("what can be removed without waiting is removed; what cannot, or fails, is named", async () => {
  const fails = {
    what: "a thing that resists",
    removal: "remove it",
    removeNow() {
      throw new Error("no");
    },
  };
  const stays = { what: "a container", removal: "docker rm -f x" };
  const forget = [fails, stays].map(mayBeLeftBehind);
  const scratch = await makeScratchFolder("jobs");
  expect(removeLeftBehind()).toEqual([fails, stays]);
  expect(existsSync(scratch)).toBe(false);
  for (const one of forget) one();
});

test("a scratch folder that its owner has removed is not left behind", async () => {
  const scratch = await makeScratchFolder("jobs");
  expect(leftBehind().map(({ removal }) => removal)).toContain(`rm -rf '${scratch}'`);
  await rm(scratch, { recursive: true });
  expect(leftBehind().map(({ removal }) => removal)).not.toContain(`rm -rf '${scratch}'`);
});
