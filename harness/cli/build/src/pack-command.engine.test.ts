import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packCommand } from "./pack-command.ts";

const run = promisify(execFile);
const workspaces = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const node24 = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}`, NO_COLOR: "1" };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-packed-"));
  const file = await packCommand(folder);
  await writeFile(join(folder, "package.json"), '{"private": true}');
  await run("npm", ["install", "--no-audit", "--no-fund", file], { cwd: folder, env: node24 });
});
afterAll(() => rm(folder, { recursive: true }));

const packed = (...words: string[]) => run(join(folder, "node_modules/.bin/byoa"), words, { cwd: folder, env: node24 });

test("what is installed outside the repository lists and explains as the workspace's does", async () => {
  expect((await packed("--version")).stdout).toBe("byoa 0.1.0\n");
  const { stdout } = await run(process.execPath, [workspaces, "list", "--json"], { cwd: folder, env: node24 });
  expect((await packed("list", "--json")).stdout).toBe(stdout);
});

test("it makes the same algorithms", async () => {
  await packed("new", "mine", "--from", "decision-tree");
  await cp(join(folder, "mine"), join(folder, "packed"), { recursive: true });
  await rm(join(folder, "mine"), { recursive: true });
  await run(process.execPath, [workspaces, "new", "mine", "--from", "decision-tree"], { cwd: folder, env: node24 });
  const files = async (name: string) => {
    const entries = await readdir(join(folder, name), { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    return Promise.all(
      paths.map(async (path) => [path.slice(join(folder, name).length), await readFile(path, "base64")]),
    );
  };
  expect(await files("packed")).toEqual(await files("mine"));
});

test("it checks, with Iris, and writes its report", async () => {
  const { stdout } = await packed("check", "byoa/decision-tree", "--only", "TRAIN-EXIT-01,HOST-PING-03");
  expect(stdout).toMatch(/^Selected passed {2,}2 passed/m);
  expect(await readdir(join(folder, "byoa-report"))).toContain("junit.xml");
});

test("it has the labs, those that start from an algorithm too", async () => {
  const { stdout } = await run(process.execPath, [workspaces, "lab", "list", "--json"], { cwd: folder, env: node24 });
  expect((await packed("lab", "list", "--json")).stdout).toBe(stdout);
  await packed("lab", "start", "16");
  const started = await readdir(join(folder, "byoa-labs", "16-your-own-algorithm"));
  expect(started).toEqual(expect.arrayContaining(["Dockerfile", "byoa.yaml", "vendor"]));
  const checked = await packed("lab", "check", "4", "--json").catch((error: { stderr: string }) => error.stderr);
  expect(checked).toMatch(/lab 4.* is not there .* byoa lab start 4 makes it/);
});
