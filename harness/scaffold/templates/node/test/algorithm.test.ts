// npm test: trains on data/ and asks the server for a prediction, both as plain processes, without a container.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

/** Stands for /opt/ml. */
const base = mkdtempSync(join(tmpdir(), "{{name}}-"));
cpSync("data", join(base, "input/data"), { recursive: true });
after(() => rmSync(base, { recursive: true }));

const run = { ...process.env, SAGEMAKER_BASE_DIR: base };

test("trains on the data", () => {
  const { status, stderr } = spawnSync(process.execPath, ["src/main.ts", "train"], { env: run, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  assert.ok(existsSync(join(base, "model/model.json")));
});

test("serves what it has learnt, and ends on SIGTERM", async () => {
  const port = await freePort();
  const server = spawn(process.execPath, ["src/main.ts", "serve"], {
    env: { ...run, SAGEMAKER_BIND_TO_PORT: String(port) },
    stdio: "inherit",
  });
  const ended = once(server, "exit");
  try {
    const url = `http://127.0.0.1:${port}`;
    while (server.exitCode === null && !(await isReady(url))) await sleep(50);
    const body = "5.1,3.5,1.4,0.2\n";
    const answer = await fetch(`${url}/invocations`, { method: "POST", headers: { "content-type": "text/csv" }, body });
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /^0\b/);
  } finally {
    server.kill("SIGTERM");
  }
  assert.deepEqual(await ended, [0, null]);
});

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/ping`).catch(() => undefined);
  return answer?.status === 200;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
