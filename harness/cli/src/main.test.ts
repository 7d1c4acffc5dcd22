import { execFile, spawn } from "node:child_process";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { byoa, ended, spawnByoa } from "./spawn-byoa.fixture.ts";

// Each starts processes: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** A folder without byoa.yaml: the current one of each command. */
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-cli-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const noEngine = { DOCKER_HOST: "unix:///nonexistent/docker.sock" };

test("--version is one line", async () => {
  expect(await byoa(["--version"], { folder })).toMatchInlineSnapshot(`
    {
      "code": 0,
      "stderr": "",
      "stdout": "byoa 0.1.0
    ",
    }
  `);
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
  expect(told.join("\n").replaceAll(folder, "FOLDER")).toMatchInlineSnapshot(`
    "$ byoa chek image
    byoa: unknown command 'chek'. Did you mean check?
    → 2
    $ byoa check image --kepe
    byoa: unknown option '--kepe'. Did you mean --keep?
    → 2
    $ byoa check image --only
    byoa: option '--only <ID,…>' argument missing. \`byoa --help\` shows what there is.
    → 2
    $ byoa check image --level HIGH
    byoa: option '--level <LEVEL>' argument 'HIGH' is invalid. Known: MUST, SHOULD, MAY. \`byoa --help\` shows what there is.
    → 2
    $ byoa check image other
    byoa: too many arguments for 'check'. Expected 1 argument but got 2: image, other. \`byoa --help\` shows what there is.
    → 2
    $ byoa check
    byoa: no image was given; type \`byoa check IMAGE\`.
    → 2
    $ byoa check image --timeout soon
    byoa: not a duration — --timeout soon. Write it like 90s, 8m or 1h.
    → 2
    $ byoa check image --budget 10
    byoa: not a duration — --budget 10. Write it like 90s, 8m or 1h.
    → 2
    $ byoa check image --only HOST-BIND-2
    byoa: there is no requirement HOST-BIND-2. Did you mean HOST-BIND-02? \`byoa list\` shows them all.
    → 2
    $ byoa check image --only NOTHING-*
    byoa: --only NOTHING-* matches no requirement; \`byoa list\` shows them all.
    → 2
    $ byoa check image --only HOST-PING-03 --skip HOST-*
    byoa: no requirement is left after --only, --skip and --level; \`byoa list\` shows them all.
    → 2
    $ byoa check image --input data
    byoa: not a pair — --input data. Write it like --input channel=DIR.
    → 2
    $ byoa check image --config nowhere.yaml
    byoa: no such configuration file — nowhere.yaml. Give --config the path of a byoa.yaml.
    → 2
    $ byoa check image --config syntax.yaml
    byoa: not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] — syntax.yaml:2:1. Fix the syntax there.
    → 2
    $ byoa check image --config misspelt.yaml
    byoa: unknown key chanels — misspelt.yaml:2:1. Did you mean channels?
    → 2
    $ byoa check image --config missing.yaml
    byoa: FOLDER/model.tar.gz is not there — missing.yaml:2:8. Paths in it start at its own folder.
    → 2
    $ byoa check image --report a-file/report
    byoa: the report folder a-file/report cannot be written (ENOTDIR); choose another with --report DIR.
    → 2
    $ byoa check --replay .
    byoa: run.json cannot be judged again: there is no such file. Give the report folder of an earlier run.
    → 2
    $ byoa check --replay nowhere
    byoa: nowhere/run.json cannot be judged again: there is no such file. Give the report folder of an earlier run.
    → 2
    $ byoa explain
    byoa: missing required argument 'ID or text'. \`byoa --help\` shows what there is.
    → 2
    $ byoa explain TRAIN-MODEL-1
    byoa: there is no requirement TRAIN-MODEL-1. Did you mean TRAIN-MODEL-01? \`byoa list\` shows them all.
    → 2"
  `);
});

test("an engine that does not answer is one line, exit 3", async () => {
  const { code, stdout, stderr } = await byoa(["check", "image", "--no-report"], { folder, environment: noEngine });
  expect([code, stdout]).toEqual([3, ""]);
  expect(stderr).toMatchInlineSnapshot(`
    "byoa: no container engine answers at DOCKER_HOST=unix:///nonexistent/docker.sock (connect ENOENT /nonexistent/docker.sock). Start it, or unset DOCKER_HOST.
    "
  `);
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
    experiments: expect.any(Array),
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
  expect(stderr).toMatchInlineSnapshot(`
    "byoa: the result could not be written (ENOSPC) — standard output. Make room there.
    "
  `);
  await full.close();
});

test("the workspace's own command runs on the workspace's Node, whatever the machine has", async () => {
  const command = fileURLToPath(new URL("../../../node_modules/.bin/byoa", import.meta.url));
  const { stdout } = await promisify(execFile)(command, ["--version"], {
    cwd: folder,
    env: { PATH: "/usr/local/bin:/usr/bin:/bin" },
  });
  expect(stdout).toMatch(/^byoa \d+\.\d+\.\d+\n$/);
});
