import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ended, spawnByoa } from "../spawn-byoa.fixture.ts";

// Starts processes: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** Healthy; answers requests that hold "answered", and no other. */
const PROGRAM = `
const http = require("node:http");
http.createServer((request, response) => {
  if (request.url === "/ping") return response.end();
  if (request.url !== "/invocations") return response.writeHead(404).end();
  request.on("data", (bytes) => {
    console.log("asked for", bytes.toString().trim());
    if (bytes.includes("answered")) response.end("answer\\n");
  });
}).listen(process.env.SAGEMAKER_BIND_TO_PORT);
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-transform-test-"));
  await writeFile(join(folder, "package.json"), '{"main": "main.cjs"}');
  await writeFile(join(folder, "main.cjs"), PROGRAM);
  await mkdir(join(folder, "model"));
  await mkdir(join(folder, "rows"));
  for (const name of ["a-answered", "b", "c", "d"]) await writeFile(join(folder, "rows", name), `${name}\n`);
});
afterEach(() => rm(folder, { recursive: true }));

test("Ctrl-C in the middle of four files ends with 130, without a stack, and leaves no part of a file", async () => {
  const words = "transform model --image . --engine process --input rows --output out --max-concurrent 4";
  const child = spawnByoa([...words.split(" "), "--content-type", "text/plain"], { folder });
  const end = ended(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text: Buffer) => {
      said += text;
    });
  await vi.waitFor(
    () => {
      expect(said).toMatch(/a-answered → out/);
      for (const name of ["b", "c", "d"]) expect(said).toMatch(new RegExp(`asked for ${name}$`, "m"));
    },
    { timeout: 30_000, interval: 10 },
  );
  child.kill("SIGINT");
  const { code, stderr } = await end;
  expect(code, said).toBe(130);
  expect(stderr.match(/^byoa: .*$/gm)?.at(-1)).toBe("byoa: interrupted. Nothing was left running.");
  expect(stderr).not.toMatch(/Error|^\s+at /m);
  expect(await readdir(join(folder, "out"))).toEqual(["a-answered.out"]);
});
