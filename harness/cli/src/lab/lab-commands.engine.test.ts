import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { belongingsOf } from "../engine-belongings.fixture.ts";
import { byoa, ended, spawnByoa } from "../spawn-byoa.fixture.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-lab-engine-"));
});
afterEach(() => rm(folder, { recursive: true }));

const lab = (...words: string[]) => byoa(["lab", ...words], { folder });
const docker = (...words: string[]) => execFileSync("docker", words, { encoding: "utf8" });
const place = (path: string) => join(folder, "byoa-labs/02-a-first-container", path);

test("a lab about containers: broken, an image that does not build, mended", async () => {
  await lab("start", "2");
  const broken = await lab("check", "2/argument");
  expect(broken).toMatchObject({ code: 1, stderr: "" });
  expect(broken.stdout).toMatch(/^✗ IMG-TRAIN-03 {2}MUST/m);

  const dockerfile = await readFile(place("argument/Dockerfile"), "utf8");
  await writeFile(place("argument/Dockerfile"), `${dockerfile}RUN exit 7\n`);
  const unbuilt = await lab("check", "2/argument");
  expect(unbuilt).toMatchObject({ code: 2, stdout: "" });
  expect(unbuilt.stderr).toMatch(
    /^byoa: the image byoa-lab\/02-a-first-container-argument does not build: .*RUN|exit.*7.*\n$/,
  );
  expect(unbuilt.stderr.trimEnd().split("\n")).toHaveLength(1);

  await writeFile(
    place("argument/Dockerfile"),
    dockerfile.replace(/ENTRYPOINT .*/, 'ENTRYPOINT ["node", "/opt/program/main.mjs"]'),
  );
  expect(await lab("check", "2/argument")).toMatchObject({ code: 0, stdout: expect.stringContaining(": solved") });
});

test("what a build replaces is removed, so that a day of labs does not fill the disk", async () => {
  await lab("start", "2");
  const ids = async () => {
    await lab("check", "2/argument", "--quiet");
    const words = ["image", "ls", "--all", "--quiet", "--no-trunc", "--filter", "dangling=true"];
    const tagged = docker("image", "inspect", "--format", "{{.Id}}", "byoa-lab/02-a-first-container-argument").trim();
    return { tagged, dangling: docker(...words).split("\n") };
  };
  const first = await ids();
  await writeFile(
    place("argument/Dockerfile"),
    `${await readFile(place("argument/Dockerfile"), "utf8")}LABEL changed=${Date.now()}\n`,
  );
  const second = await ids();
  expect(second.tagged).not.toBe(first.tagged);
  expect(second.dangling).not.toContain(first.tagged);
});

test("Ctrl-C in a check leaves no container, and the progress as it was", async () => {
  await lab("start", "2");
  const before = await readFile(join(folder, "byoa-labs/progress.yaml"), "utf8");
  const child = spawnByoa(["lab", "check", "2/line-ends"], { folder });
  const end = ended(child);
  while (belongingsOf(child.pid, "containers").length === 0) await wait(20);
  child.kill("SIGINT");
  expect(await end).toMatchObject({ code: 130, stdout: "" });
  expect(belongingsOf(child.pid, "containers")).toEqual([]);
  expect(await readFile(join(folder, "byoa-labs/progress.yaml"), "utf8")).toBe(before);
});

test("a lab is prefetched: afterwards its images are here", async () => {
  expect(await lab("prefetch", "4")).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^1 labs? (is|are) here/),
  });
  const tags = docker("image", "ls", "--format", "{{.Repository}}", "byoa-lab/04-*");
  expect(tags.trim().split("\n")).toHaveLength(4);
});
