import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "@byoa/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { byoa, ended, spawnByoa } from "../spawn-byoa.fixture.ts";

const IMAGE = "byoa/decision-tree";
const iris = fileURLToPath(new URL("../../../../datasets/iris", import.meta.url));
const algorithm = fileURLToPath(new URL("../../../../algorithms/decision-tree", import.meta.url));
const INPUTS = ["--input", `training=${iris}/training`, "--input", `testing=${iris}/testing`];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-local-"));
  expect(await train("first", "--hp", "max_depth=3")).toMatchObject({ code: 0 });
});
afterAll(() => rm(folder, { recursive: true }));

const run = (...words: string[]) => byoa(words, { folder, environment: { NO_COLOR: "1" } });
const train = (name: string, ...more: string[]) => run("train", IMAGE, ...INPUTS, "--job-name", name, ...more);

/** Starts `byoa serve` and waits until it says where. */
async function serve(...words: string[]) {
  const port = await freePort();
  const child = spawnByoa(["serve", ...words, "--port", `${port}`, "--json"], { folder });
  const end = ended(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    void end.then(({ stderr }) => reject(new Error(stderr)));
  });
  return { url: `http://127.0.0.1:${port}`, port, child, end };
}

test("a job prints its log, metrics, status and where its archives are, and is listed", async () => {
  const { stdout, code } = await train("shown", "--metric", "accuracy=testing:accuracy=([0-9.]+);");
  expect(code).toBe(0);
  expect(stdout).toContain("testing:accuracy=0.9333333333333333;\n");
  expect(stdout).toMatch(
    /\nCompleted {2}[\d.]+ s\nmetrics {2}accuracy 0.933333\nmodel {4}byoa-jobs\/shown\/model.tar.gz\noutput {3}byoa-jobs\/shown\/output.tar.gz\n/,
  );
  expect((await run("jobs")).stdout).toMatch(/^shown {2}Completed {2}[\d.]+ s {2}accuracy 0.9333\nfirst /);
  expect(JSON.parse((await run("jobs", "shown", "--json")).stdout)).toMatchObject({
    name: "shown",
    status: "Completed",
  });
  expect((await run("jobs", "shown", "--log")).stdout).toContain("training finished\n");
});

test("a job that fails says why and ends with 1; so does the record for a program", async () => {
  const { stdout, stderr, code } = await train("failing", "--hp", "max_depth=deep", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ status: "Failed", failureReason: expect.stringContaining("max_depth") });
  expect(stderr).toContain("max_depth");
});

test("Pipe mode on two hosts, stopped in its middle", async () => {
  const { stdout, code } = await train("pipe", "--mode", "Pipe", "--hosts", "2", "--json");
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { status: "Completed", hosts: [{}, {}] }]);
  const network = ["train", "byoa/tensorflow-pure", ...INPUTS, "--hp", "epochs=100000", "--hp", "patience=100000"];
  const stopped = await run(...network, "--stop-after", "2", "--json");
  expect([stopped.code, JSON.parse(stopped.stdout)]).toMatchObject([
    0,
    { status: "Stopped", artifacts: { model: "model.tar.gz" } },
  ]);
  const limited = await run(...network, "--max-run", "2", "--json");
  expect([limited.code, JSON.parse(limited.stdout)]).toMatchObject([0, { secondaryStatus: "MaxRuntimeExceeded" }]);
});

test("Ctrl-C gives a job up: 130, one line, nothing kept", async () => {
  const child = spawnByoa(
    ["train", "byoa/tensorflow-pure", ...INPUTS, "--hp", "epochs=100000", "--job-name", "given-up"],
    {
      folder,
    },
  );
  child.stdout.on("data", (text: Buffer) => {
    if (text.includes("epoch=3 ")) child.kill("SIGINT");
  });
  const { code, stderr } = await ended(child);
  expect([code, stderr.trimEnd().split("\n").at(-1)]).toEqual([130, "byoa: interrupted. Nothing was left running."]);
  expect(await readdir(join(folder, "byoa-jobs"))).not.toContain("given-up");
});

test("an endpoint serves until Ctrl-C; a second one at its port is told so", async () => {
  const { url, port, child, end } = await serve("first");
  const answer = await run("invoke", url, "--body", "5.1,3.5,1.4,0.2", "--content-type", "text/csv");
  expect(answer).toEqual({ code: 0, stdout: "0\n", stderr: "" });
  const refused = await run("invoke", url, "--body", "a,b", "--content-type", "text/csv");
  expect(refused).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("client error (400)") });
  expect(await run("serve", "first", "--port", `${port}`)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`byoa: port ${port} of this machine is in use. Choose another one.\n`),
  });
  child.kill("SIGINT");
  expect(await end).toMatchObject({ code: 0 });
  expect(await run("invoke", url, "--body", "1", "--content-type", "text/csv")).toMatchObject({
    code: 1,
    stderr: `byoa: nothing listens at ${url}. Start an endpoint: byoa serve.\n`,
  });
});

test("an archive made by hand with tar is served; a leading folder and what does not start are told", async () => {
  const unpacked = join(folder, "unpacked");
  await mkdir(join(unpacked, "model"), { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, "byoa-jobs/first/model.tar.gz"), "-C", join(unpacked, "model")]);
  execFileSync("tar", ["-czf", join(folder, "good.tar.gz"), "-C", join(unpacked, "model"), "."]);
  execFileSync("tar", ["-czf", join(folder, "nested.tar.gz"), "-C", unpacked, "model"]);
  const { url, child, end } = await serve("good.tar.gz", "--image", IMAGE);
  expect((await run("invoke", url, "--body", "5.1,3.5,1.4,0.2", "--content-type", "text/csv")).stdout).toBe("0\n");
  child.kill("SIGTERM");
  expect((await end).code).toBe(0);

  const nested = await run("serve", "nested.tar.gz", "--image", IMAGE, "--port", `${await freePort()}`);
  expect(nested.code).toBe(1);
  expect(nested.stderr).toContain("note: everything in the model archive lies below model/");
  expect(nested.stderr.trimEnd().split("\n").at(-1)).toMatch(/^byoa: byoa\/decision-tree: the container ended before/);
});

test("an archive whose member leaves its folder is refused, and no container is made of it", async () => {
  await writeFile(join(folder, "secret"), "x");
  await mkdir(join(folder, "sub"), { recursive: true });
  execFileSync("tar", ["-czPf", join(folder, "escaping.tar.gz"), "-C", join(folder, "sub"), "../secret"]);
  const { code, stderr } = await run("serve", "escaping.tar.gz", "--image", IMAGE, "--port", `${await freePort()}`);
  expect([code, stderr.trimEnd().split("\n").at(-1)]).toEqual([2, expect.stringMatching(/^byoa: .*\.\.\/secret/)]);
});

test("a transform writes one .out for each file, joined where that is asked", async () => {
  const rows = join(folder, "rows");
  await mkdir(join(rows, "below"), { recursive: true });
  await writeFile(join(rows, "a.csv"), "5.1,3.5,1.4,0.2\n6.3,3.3,6.0,2.5\n");
  await writeFile(join(rows, "below", "b.csv"), "5.1,3.5,1.4,0.2\n");
  const words = ["transform", "first", "--input", "rows", "--output", "out", "--split-type", "Line"];
  const { code, stdout } = await run(...words, "--strategy", "SingleRecord", "--join", "Input");
  expect([code, stdout]).toEqual([
    0,
    expect.stringContaining(`✓ a.csv → ${join("out", "a.csv.out")}  2 records, 2 requests\n`),
  ]);
  expect(await readFile(join(folder, "out", "a.csv.out"), "utf8")).toBe("5.1,3.5,1.4,0.2,0\n6.3,3.3,6.0,2.5,2\n");
  expect(await readFile(join(folder, "out", "below", "b.csv.out"), "utf8")).toBe("5.1,3.5,1.4,0.2,0\n");
});

test("Ctrl-C in a transform leaves whole files only; in a build it leaves no image", async () => {
  const rows = "5.1,3.5,1.4,0.2\n".repeat(20_000);
  await mkdir(join(folder, "many"));
  for (const name of ["a.csv", "b.csv"]) await writeFile(join(folder, "many", name), rows);
  const slow = ["--split-type", "Line", "--strategy", "SingleRecord"];
  const transform = spawnByoa(["transform", "first", "--input", "many", "--output", "cut", ...slow], { folder });
  transform.stdout.once("data", () => setTimeout(() => transform.kill("SIGINT"), 500));
  expect((await ended(transform)).code).toBe(130);
  expect(await readdir(join(folder, "cut"))).toEqual([]);

  await mkdir(join(folder, "endless"));
  await writeFile(join(folder, "endless", "Dockerfile"), `FROM ${IMAGE}\nRUN sleep 30\n`);
  const build = spawnByoa(["train", "./endless"], { folder });
  build.stderr.on("data", (text: Buffer) => {
    if (text.includes("Step 2")) build.kill("SIGINT");
  });
  expect((await ended(build)).code).toBe(130);
  expect(execFileSync("docker", ["images", "-q", "byoa-local/endless"], { encoding: "utf8" })).toBe("");
});

test("without containers: the same commands on a folder, and a job's engine is remembered", async () => {
  const words = ["train", algorithm, "--engine", "process", "--job-name", "processes", "--mode", "Pipe", "--quiet"];
  expect(await run(...words)).toMatchObject({ code: 0 });
  const { url, child, end } = await serve("processes");
  expect((await run("invoke", url, "--body", "5.1,3.5,1.4,0.2", "--content-type", "text/csv")).stdout).toBe("0\n");
  child.kill("SIGINT");
  expect((await end).code).toBe(0);
  expect(await run("train", IMAGE, "--engine", "process")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`byoa: ${IMAGE} is no folder.`),
  });
});

test("a folder with a Dockerfile is built first; one without is told", async () => {
  const built = join(folder, "my_algorithm");
  await mkdir(built);
  await writeFile(join(built, "Dockerfile"), `FROM ${IMAGE}\nENV MINE=1\n`);
  const { code, stderr } = await run("train", "./my_algorithm", ...INPUTS, "--job-name", "built");
  expect([code, stderr]).toEqual([0, expect.stringContaining("built byoa-local/my-algorithm")]);
  execFileSync("docker", ["rmi", "byoa-local/my-algorithm"]);
  expect(await run("train", "./rows")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      "byoa: ./rows is a folder without a Dockerfile. Name an image, or another folder.\n",
    ),
  });
});

test("what is wrong with the words is one line, exit 2, and no job is kept", async () => {
  await writeFile(join(folder, "nested.json"), '{"a": {"b": 1}}');
  await mkdir(join(folder, "empty"), { recursive: true });
  const before = await readdir(join(folder, "byoa-jobs"));
  const wrong: Record<string, string[]> = {
    "there is a job first in": ["train", IMAGE, ...INPUTS, "--job-name", "first"],
    "is no name for a job": ["train", IMAGE, "--job-name", "-x"],
    "a is nested: every value must be text, a number or a boolean": ["train", IMAGE, "--hp-file", "nested.json"],
    "empty holds no file": ["train", IMAGE, "--input", "training=empty"],
    "not a regular expression": ["train", IMAGE, "--metric", "a=("],
    "A whole number from 1": ["train", IMAGE, "--hosts", "0"],
    "no image is given": ["train"],
    "there is no job x in": ["jobs", "x"],
    "x is neither a file, nor a folder, nor a job": ["serve", "x"],
    "its type is not known": ["invoke", "--body", "1"],
    "not a URL": ["invoke", "localhost", "--body", "1"],
  };
  for (const [words, given] of Object.entries(wrong)) {
    const { code, stderr, stdout } = await run(...given);
    expect([given, code, stdout, stderr]).toEqual([given, 2, "", expect.stringContaining(words)]);
    expect(
      stderr
        .trimEnd()
        .split("\n")
        .filter((line) => line.startsWith("byoa: ")),
    ).toHaveLength(1);
  }
  expect(await readdir(join(folder, "byoa-jobs"))).toEqual(before);
  expect(existsSync(join(folder, "byoa-jobs", "-x"))).toBe(false);
});
