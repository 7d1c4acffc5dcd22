import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { buildImage, removeLeftovers } from "@byoa/platform";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { belongingsOf } from "../engine-belongings.fixture.ts";
import { byoa, ended, spawnByoa } from "../spawn-byoa.fixture.ts";

const run = promisify(execFile);

/** Never ends by itself, and does not hear SIGTERM. */
const ENDLESS = "byoa-test/endless";
/** Its training ends at once with a reason; it does not serve. */
const REFUSES = "byoa-test/refuses";

let folder: string;

beforeAll(async () => {
  const from = "ARG BASE_IMAGE=node:24-bookworm-slim\nFROM $BASE_IMAGE\n";
  await buildImage({
    tag: ENDLESS,
    files: {
      Dockerfile: { content: `${from}ENTRYPOINT ["sh", "-c", "trap '' TERM; while :; do sleep 600; done", "--"]\n` },
    },
  });
  const program = "console.log('no channel train'); process.exit(1)";
  await buildImage({
    tag: REFUSES,
    files: { Dockerfile: { content: `${from}ENTRYPOINT ["node", "-e", "${program}", "--"]\n` } },
  });
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-check-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** What a process of byoa left on the engine. */
const leftBy = (pid: number | undefined): string[] =>
  (["containers", "volumes", "networks"] as const).flatMap((kind) => belongingsOf(pid, kind));

test("--json is one document on the standard output, the progress goes to the standard error", async () => {
  const { code, stdout, stderr } = await byoa(["check", REFUSES, "--json", "--only", "TRAIN-EXIT-01"], { folder });
  const report: unknown = JSON.parse(stdout);
  expect(report).toMatchObject({ schemaVersion: 1, image: { reference: REFUSES }, profile: "iris" });
  expect(stderr).toMatch(
    /^byoa 0\.1\.0 · contract 2026-11 · docker \S+ · byoa-test\/refuses {2}linux\/\w+ {2}\d+ MB$/m,
  );
  expect(stderr).toContain("| no channel train");
  expect([1, 4]).toContain(code);
  expect(await readdir(join(folder, "byoa-report"))).toEqual(expect.arrayContaining(["junit.xml", "report.json"]));
  expect(await readFile(join(folder, "byoa-report", "report.json"), "utf8")).toBe(stdout);
});

test("--json --quiet leaves the standard error empty", async () => {
  const { stdout, stderr } = await byoa(
    ["check", REFUSES, "--json", "--quiet", "--no-report", "--only", "TRAIN-EXIT-01"],
    { folder },
  );
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1 });
  expect(await readdir(folder)).toEqual([]);
});

test("an image that does not exist is one line, exit 2", async () => {
  const { code, stdout, stderr } = await byoa(["check", "byoa-test/there-is-no-such-image", "--quiet", "--no-report"], {
    folder,
  });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^byoa: the(re is no)? image byoa-test\/there-is-no-such-image.*\n$/);
});

test("a saved run is judged again without an engine", async () => {
  const first = await byoa(["check", REFUSES, "--json", "--quiet", "--only", "TRAIN-EXIT-01"], { folder });
  const again = await byoa(["check", "--replay", "byoa-report", "--json"], {
    folder,
    environment: { DOCKER_HOST: "unix:///nonexistent/docker.sock" },
  });
  expect(again).toMatchObject({ code: first.code, stderr: "" });
  expect(JSON.parse(again.stdout).verdicts).toEqual(JSON.parse(first.stdout).verdicts);
});

test.each([
  ["at the very start", 50],
  ["while it looks for the engine", 700],
  ["as soon as a container is there", "container"],
  ["while the container runs", "running"],
] as const)("Ctrl-C %s: exit 130, nothing is left", async (_, moment) => {
  const child = spawnByoa(["check", ENDLESS], { folder, environment: { TMPDIR: folder } });
  const end = ended(child);
  if (typeof moment === "number") await wait(moment);
  else await containerOf(child.pid, moment === "running" ? ["--filter", "status=running"] : ["--all"]);
  child.kill("SIGINT");
  const { code, stderr } = await end;
  expect(code).toBe(130);
  expect(stderr).not.toMatch(/^ {4}at /m);
  expect(await leftBy(child.pid)).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});

test("a second Ctrl-C leaves at once", async () => {
  const child = spawnByoa(["check", ENDLESS, "--no-report"], { folder });
  const end = ended(child);
  await containerOf(child.pid, ["--filter", "status=running"]);
  child.kill("SIGINT");
  child.kill("SIGTERM");
  expect(await end).toMatchObject({ code: 130 });
  // What could not be removed in that instant goes when the next run opens the engine.
  await expect
    .poll(
      async () => {
        await removeLeftovers();
        return await leftBy(child.pid);
      },
      { timeout: 20_000 },
    )
    .toEqual([]);
});

test("a report folder on a full disk is one line, exit 3, and the verdict is still told", async () => {
  await byoa(["check", REFUSES, "--quiet", "--only", "TRAIN-EXIT-01"], { folder });
  const workspace = fileURLToPath(new URL("../../../..", import.meta.url));
  const { stdout } = await run("docker", [
    ...["run", "--rm", "--network", "none", "--tmpfs", "/report:size=4k"],
    ...["--volume", `${workspace}:${workspace}:ro`, "--volume", `${folder}:/saved:ro`, "--workdir", "/report"],
    ...["--entrypoint", "sh", REFUSES, "-c"],
    `${process.execPath} ${workspace}/harness/cli/src/main.ts check --replay /saved/byoa-report --report /report 2>&1; echo exit $?`,
  ]);
  expect(stdout).toMatch(/^Inconclusive /m);
  expect(stdout.split("\n").slice(-4)).toMatchInlineSnapshot(`
    [
      "Next             byoa check byoa-test/refuses --input train=DIR",
      "byoa: the report could not be written to /report: the disk is full. Make room, or choose another place with --report DIR.",
      "exit 3",
      "",
    ]
  `);
});

test("a report folder on a disk that is full already is one line, exit 3, before anything runs", async () => {
  const workspace = fileURLToPath(new URL("../../../..", import.meta.url));
  const { stdout } = await run("docker", [
    ...["run", "--rm", "--network", "none", "--tmpfs", "/report:size=4k", "--volume", `${workspace}:${workspace}:ro`],
    ...["--workdir", "/report", "--entrypoint", "sh", REFUSES, "-c"],
    `head -c 4096 /dev/zero > /report/full; ${process.execPath} ${workspace}/harness/cli/src/main.ts check image --report /report 2>&1; echo exit $?`,
  ]);
  expect(stdout).toMatchInlineSnapshot(`
    "byoa: the report could not be written to /report: the disk is full. Make room, or choose another place with --report DIR.
    exit 3
    "
  `);
});

/** Resolves once the process has a container that fits. */
async function containerOf(pid: number | undefined, filter: readonly string[]): Promise<void> {
  while (belongingsOf(pid, "running", filter).length === 0) await wait(20);
}
