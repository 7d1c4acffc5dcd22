import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { entryPoint } from "./entry-point.ts";

let folder: string;
const start = (...args: string[]) =>
  execFileSync("sh", [join(folder, "entry-point"), ...args], { cwd: folder, encoding: "utf8" }).trim();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "byoa-entry-point-"));
  writeFileSync(join(folder, "entry-point"), entryPoint);
  writeFileSync(join(folder, "script.cjs"), "console.log('run by node', process.argv.length);");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("flags and scripts are given to node, programs run as they are", () => {
  expect(start("-p", "6 * 7")).toBe("42");
  expect(start("script.cjs", "argument")).toBe("run by node 3");
  expect(start("./script.cjs")).toBe("run by node 2");
  expect(start("echo", "plain")).toBe("plain");
});
