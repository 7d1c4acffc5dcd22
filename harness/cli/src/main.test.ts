import { spawn } from "node:child_process";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { byoa, ended, spawnByoa } from "./spawn-byoa.fixture.ts";

/** A folder without byoa.yaml: the current one of each command. */
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-cli-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const noEngine = { DOCKER_HOST: "unix:///nonexistent/docker.sock" };

test("--version is one line", async () => {
  expect(await byoa(["--version"], { folder })).toMatchInlineSnapshot();
});

test("without a command the help goes to the standard error, exit 2", async () => {
  const { code, stdout, stderr } = await byoa([], { folder });
  expect([code, stdout, stderr.split("\n", 1)[0]]).toEqual([2, "", "Usage: byoa [options] [command]"]);
});

test("--help has examples, exit 0", async () => {
  const { code, stdout, stderr } = await byoa(["check", "--help"], { folder });
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("Examples:\n  byoa check my-image\n");
});

test("wrong input is one line on the standard error and exit 2, before any engine is asked", async () => {
  await writeFile(join(folder, "a-file"), "");
  await writeFile(join(folder, "syntax.yaml"), "image: [a\n");
  await writeFile(join(folder, "misspelt.yaml"), "image: a\nchanels: {}\n");
  await writeFile(join(folder, "missing.yaml"), "image: a\nmodel: model.tar.gz\n");
  const told: string[] = [];
  for (const line of [
    "chek image",
    "check image --kepe",
    "check image --only",
    "check image --level HIGH",
    "check image other",
    "check",
    "check image --timeout soon",
    "check image --budget 10",
    "check image --only HOST-BIND-2",
    "check image --only NOTHING-*",
    "check image --only HOST-PING-03 --skip HOST-*",
    "check image --input data",
    "check image --config nowhere.yaml",
    "check image --config syntax.yaml",
    "check image --config misspelt.yaml",
    "check image --config missing.yaml",
    "check image --report a-file/report",
    "check --replay .",
    "check --replay nowhere",
    "explain",
    "explain TRAIN-MODEL-1",
  ]) {
    const { code, stdout, stderr } = await byoa(line.split(" "), { folder, environment: noEngine });
    told.push(`$ byoa ${line}\n${stdout}${stderr}→ ${code}`);
  }
  expect(told.join("\n").replaceAll(folder, "FOLDER")).toMatchInlineSnapshot();
}, 60_000);

test("an engine that does not answer is one line, exit 3", async () => {
  const { code, stdout, stderr } = await byoa(["check", "image", "--no-report"], { folder, environment: noEngine });
  expect([code, stdout]).toEqual([3, ""]);
  expect(stderr).toMatchInlineSnapshot();
});

test("--debug adds the stack", async () => {
  const { code, stderr } = await byoa(["explain", "NOTHING", "--debug"], { folder });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^UsageError: .*\n {4}at /);
});

test("list --json is one document with everything that is said of a requirement", async () => {
  const { code, stdout, stderr } = await byoa(["list", "--json"], { folder });
  expect([code, stderr]).toEqual([0, ""]);
  const entries: unknown = JSON.parse(stdout);
  expect(entries).toContainEqual({
    id: expect.any(String),
    level: "MUST",
    section: "training",
    sentence: expect.any(String),
    why: expect.any(String),
    causes: expect.any(Array),
    fix: expect.any(String),
    sources: expect.any(Array),
    dependsOn: expect.any(Array),
  });
});

test("a reader that leaves early is no error", async () => {
  const child = spawnByoa(["list", "--json"], { folder });
  child.stdout.destroy();
  expect(await ended(child)).toMatchObject({ code: 0, stderr: "" });
});

test("a standard output that is full is one line, exit 3", async () => {
  const full = await open("/dev/full", "w");
  const main = fileURLToPath(new URL("./main.ts", import.meta.url));
  const child = spawn(process.execPath, [main, "list"], { cwd: folder, stdio: ["ignore", full.fd, "pipe"] });
  let stderr = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.on("close", resolve);
  expect(await promise).toBe(3);
  expect(stderr).toMatchInlineSnapshot();
  await full.close();
});
