import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildImage, freePort } from "@byoa/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { byoa, ended, spawnByoa } from "../spawn-byoa.fixture.ts";

/** Its server takes more memory with each request, without end. */
const IMAGE = "byoa-test/grows";
const LIMIT = /byoa's memory limit of 96 MiB killed a process: raise it with --memory/;
const SERVER = `
const kept = [];
require("node:http")
  .createServer((request, response) => {
    request.resume();
    if (request.url === "/ping") return void response.end();
    if (request.method === "GET") return void response.writeHead(404).end();
    for (;;) kept.push(Buffer.alloc(1 << 24, 1));
  })
  .listen(8080, "0.0.0.0");
process.on("SIGTERM", () => process.exit());
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-limits-"));
  await writeFile(join(folder, "rows.csv"), "1,2\n");
  await mkdir(join(folder, "model"));
  const dockerfile = `ARG BASE_IMAGE=node:24-bookworm-slim
FROM $BASE_IMAGE
COPY server.cjs /server.cjs
ENTRYPOINT ["node", "/server.cjs"]
`;
  await buildImage({ tag: IMAGE, files: { Dockerfile: { content: dockerfile }, "server.cjs": { content: SERVER } } });
});
afterAll(() => rm(folder, { recursive: true }));

test("byoa transform names the limit that its container met, and the flag that raises it", async () => {
  const words = ["transform", "model", "--image", IMAGE, "--input", "rows.csv", "--output", "out"];
  const { code, stdout } = await byoa([...words, "--memory", "96MiB"], { folder });
  expect(code).toBe(1);
  expect(stdout).toMatch(LIMIT);
});

test("byoa serve names the limit that ended its container, and the flag that raises it", async () => {
  const port = await freePort();
  const child = spawnByoa(["serve", "model", "--image", IMAGE, "--port", `${port}`, "--memory", "96MiB", "--json"], {
    folder,
  });
  const end = ended(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    void end.then(({ stderr }) => reject(new Error(stderr)));
  });
  await fetch(`http://127.0.0.1:${port}/invocations`, { method: "POST", body: "1,2\n" }).catch(() => undefined);
  const { code, stderr } = await end;
  expect(code).toBe(1);
  expect(stderr).toMatch(LIMIT);
});
