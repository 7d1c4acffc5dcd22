import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { catalogue } from "@byoa/conformance";
import { afterAll, beforeAll, expect, test } from "vitest";
import { byoa } from "../spawn-byoa.fixture.ts";

const run = promisify(execFile);
/** What `byoa new --language python` builds from; the set-up brings it, or makes a stand-in where no registry has it. */
const PYTHON = "python:3.13-slim-bookworm";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-new-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const node24 = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };

/** What a person does after `byoa new`: builds with nothing but what is in the folder, and checks. */
async function builtAndChecked(name: string, words: readonly string[], build: readonly string[] = []) {
  const made = await byoa(["new", name, ...words], { folder });
  expect([made.code, made.stderr]).toEqual([0, ""]);
  const place = join(folder, name);
  await run("docker", ["build", "-q", "-t", name, ...build, "."], { cwd: place });
  const { code, stdout } = await byoa(["check", name, "--no-report"], { folder: place });
  await run("docker", ["rmi", name]);
  return { code, stdout, place };
}

/** How many requirements passed or do not apply in a conformant run; undefined where there is any other verdict. */
function countedIn(stdout: string): number | undefined {
  const found = /^Conformant {2,}(\d+) passed · (\d+) not applicable\b/m.exec(stdout);
  return found === null ? undefined : Number(found[1]) + Number(found[2]);
}

test("the minimal one passes the whole check from its first build, and its own test", async () => {
  const { code, stdout, place } = await builtAndChecked("new-minimal", []);
  expect([code, countedIn(stdout)]).toEqual([0, catalogue.length]);
  await run("npm", ["install", "--no-audit", "--no-fund"], { cwd: place, env: node24 });
  const { stdout: told } = await run("npm", ["test"], { cwd: place, env: node24 });
  expect(told).toMatch(/pass 2/);
});

test("one from the decision tree passes the whole check", async () => {
  const { code, stdout } = await builtAndChecked("new-tree", ["--from", "decision-tree"]);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^Conformant /m)]);
});

test("one from the network passes the whole check, in JavaScript alone", async () => {
  const { code, stdout } = await builtAndChecked(
    "new-network",
    ["--from", "tensorflow"],
    ["--build-arg", "TENSORFLOW_BACKEND=pure"],
  );
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^Conformant /m)]);
});

test("one in Python passes the whole check, and its own test", async () => {
  const { code, stdout, place } = await builtAndChecked("new-python", ["--language", "python"]);
  expect([code, countedIn(stdout)]).toEqual([0, catalogue.length]);
  const inside = ["run", "--rm", "-v", `${place}:/algorithm`, "-w", "/algorithm", PYTHON, "python3", "-m", "unittest"];
  const { stderr } = await run("docker", inside);
  expect(stderr).toMatch(/Ran 1 test[\s\S]*OK/);
});

test("what cannot be made is one line, and makes nothing", async () => {
  expect(await byoa(["new"], { folder })).toMatchObject({
    code: 2,
    stderr: "byoa: no name is given. byoa new my-algorithm.\n",
  });
  expect(await byoa(["new", "new-tree"], { folder })).toMatchObject({
    code: 2,
    stderr: `byoa: ${join(folder, "new-tree")} is there and not empty. Choose another name, or another --folder.\n`,
  });
});
