import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@byoa/platform";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ended, spawnByoa } from "../spawn-byoa.fixture.ts";

/** "Trains" by copying its own version, and answers with it. */
const program = (version: string) => `
const fs = require("node:fs"), http = require("node:http");
const base = process.env.SAGEMAKER_BASE_DIR;
if (process.argv[2] === "train") {
  ${version === "broken" ? 'fs.writeFileSync(base + "/output/failure", "no idea"); process.exit(1);' : ""}
  fs.writeFileSync(base + "/model/version", ${JSON.stringify(version)});
} else {
  const model = fs.readFileSync(base + "/model/version", "utf8");
  const server = http.createServer((request, response) => response.end(request.url === "/ping" ? "" : model));
  server.listen(process.env.SAGEMAKER_BIND_TO_PORT);
  process.on("SIGTERM", () => { server.close(); server.closeAllConnections(); });
}
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-dev-test-"));
  await writeFile(join(folder, "package.json"), '{"main": "main.cjs"}');
  await writeFile(join(folder, "main.cjs"), program("one"));
});
afterEach(() => rm(folder, { recursive: true }));

test("each save trains and serves again; one that fails is told, and the next one is tried", async () => {
  const port = await freePort();
  const child = spawnByoa(["dev", folder, "--port", `${port}`]);
  const end = ended(child);
  let said = "";
  child.stdout.on("data", (text: Buffer) => {
    said += text;
  });
  const until = async (words: RegExp) => {
    while (!words.test(said)) {
      expect(child.exitCode, said).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    said = "";
  };
  const save = (version: string) => writeFile(join(folder, "main.cjs"), program(version));
  const answer = async () => (await fetch(`http://127.0.0.1:${port}/invocations`, { method: "POST" })).text();

  await until(/^ready .* s$/m);
  expect(await answer()).toBe("one");
  await save("two");
  await until(/^saved {4}main.cjs\n(.*\n)*trained .*\n(.*\n)*ready /m);
  expect(await answer()).toBe("two");
  await save("broken");
  await until(/^Failed {2}AlgorithmError: no idea, exit code: 1$/m);
  await save("three");
  await until(/^ready .*after the save$/m);
  expect(await answer()).toBe("three");
  expect(await readFile(join(folder, "package.json"), "utf8")).toContain("main.cjs");

  child.kill("SIGINT");
  expect(await end).toMatchObject({ code: 0, stdout: expect.stringMatching(/Ended\n$/) });
  await expect(answer()).rejects.toThrow();
}, 30_000);
