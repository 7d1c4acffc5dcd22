import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { root } from "../root.ts";
import { engineTests } from "./engine-tests.ts";

test("every test that needs containers is named", async () => {
  const words = ["ls-files", "--cached", "--others", "--exclude-standard", "*.engine.test.ts"];
  const all = execFileSync("git", words, { cwd: root, encoding: "utf8" }).trim().split("\n").sort();
  expect(await engineTests()).toEqual(all);
});
