import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { byoa } from "../spawn-byoa.fixture.ts";

/** The first host gives a token to each other one, at the name that resourceconfig.json has for it. */
const PROGRAM = `
const fs = require("node:fs"), http = require("node:http");
const base = process.env.SAGEMAKER_BASE_DIR ?? "/opt/ml";
const { current_host, hosts } = JSON.parse(fs.readFileSync(base + "/input/config/resourceconfig.json", "utf8"));
const done = (token) => { console.log(token); fs.writeFileSync(base + "/model/" + current_host, token); };
if (process.env.SAGEMAKER_BASE_DIR !== undefined) done("alone");
else if (current_host === hosts[0]) {
  http.createServer((request, response) => response.end("token", () => { done("gave the token"); process.exit(0); })).listen(7777);
} else (async () => {
  for (let token; token === undefined; ) {
    token = await fetch("http://" + hosts[0] + ":7777").then((answer) => answer.text(), () => undefined);
    if (token !== undefined) done("got the " + token);
  }
})();
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-hosts-"));
  await writeFile(
    join(folder, "Dockerfile"),
    'FROM node:24-bookworm-slim\nCOPY main.cjs /\nENTRYPOINT ["node", "/main.cjs"]\n',
  );
  await writeFile(join(folder, "package.json"), '{"name": "byoa-hosts-test", "main": "main.cjs"}');
  await writeFile(join(folder, "main.cjs"), PROGRAM);
});
afterAll(async () => {
  const built = execFileSync("docker", ["images", "-q", `byoa-local/${basename(folder).toLowerCase()}`], {
    encoding: "utf8",
  });
  if (built !== "") execFileSync("docker", ["rmi", "-f", built.trim()]);
  await rm(folder, { recursive: true, force: true });
});

const train = (...words: string[]) => byoa(["train", ".", "--hosts", "2", ...words], { folder });

test("hosts find each other by names that no program can guess, and leave nothing behind", async () => {
  const { code, stdout, stderr } = await train("--engine", "docker", "--random-host-names", "--job-name", "meet");
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^algo-1-[0-9a-f]{5} gave the token$/m);
  expect(stdout).toMatch(/^algo-2-[0-9a-f]{5} got the token$/m);
  const members = execFileSync("tar", ["-tzf", join(folder, "byoa-jobs/meet/model.tar.gz")], { encoding: "utf8" });
  expect(members.trim().split("\n").sort()).toEqual([
    expect.stringMatching(/^algo-1-[0-9a-f]{5}$/),
    expect.stringMatching(/^algo-2-[0-9a-f]{5}$/),
  ]);
  const left = execFileSync("docker", ["network", "ls", "-q", "--filter", "name=-job-"], { encoding: "utf8" });
  expect(left).toBe("");
});

test("without containers one line says why they cannot meet", async () => {
  const { code, stderr } = await train("--engine", "process", "--job-name", "apart");
  expect(code, stderr).toBe(0);
  expect(stderr).toContain("only containers find each other");
});
