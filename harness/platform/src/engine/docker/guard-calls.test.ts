import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTcpServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import Dockerode from "dockerode";
import { expect, test } from "vitest";
import { engineFault } from "./engine-fault.ts";
import { guardCalls } from "./guard-calls.ts";

const LIMITS = { lookMs: 300, workMs: 600, pingEveryMs: 60, pingLimitMs: 100 };

interface Client extends AsyncDisposable {
  readonly docker: Dockerode;
}

async function clientOf(server: Server): Promise<Client> {
  const folder = await mkdtemp(join(tmpdir(), "byoa-guard-test-"));
  const socketPath = join(folder, "engine.sock");
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  const docker = guardCalls(new Dockerode({ socketPath }), LIMITS);
  return {
    docker,
    async [Symbol.asyncDispose]() {
      if ("closeAllConnections" in server && typeof server.closeAllConnections === "function")
        server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

const clientOfHttp = (listener: RequestListener): Promise<Client> => clientOf(createServer(listener));

const ENGINE = `
  const { createServer } = require("node:http");
  const { parentPort, workerData } = require("node:worker_threads");
  let hangs = false;
  parentPort.on("message", () => { hangs = true; });
  createServer((request, response) => { if (request.url === "/_ping" && !hangs) response.end("OK"); })
    .listen(workerData, () => parentPort.postMessage("listens"));
`;

/** One that goes on while the test's own thread stands still. */
async function engineOfItsOwnThread() {
  const folder = await mkdtemp(join(tmpdir(), "byoa-guard-test-"));
  const socketPath = join(folder, "engine.sock");
  const worker = new Worker(ENGINE, { eval: true, workerData: socketPath });
  await once(worker, "message");
  return {
    socketPath,
    hang: () => worker.postMessage("hang"),
    async [Symbol.asyncDispose]() {
      await worker.terminate();
      await rm(folder, { recursive: true });
    },
  };
}

/** The person's line for what a call rejects with. */
const fault = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "no error",
    (error: unknown) => `${engineFault("asking", error).code}: ${engineFault("asking", error).message}`,
  );

test("a call that is answered gives the answer", async () => {
  await using client = await clientOfHttp((request, response) => {
    response.setHeader("content-type", request.url === "/_ping" ? "text/plain" : "application/json");
    response.end(request.url === "/_ping" ? "OK" : '[{"Id":"a"}]');
  });
  expect(await client.docker.listContainers()).toEqual([{ Id: "a" }]);
  expect(String(await client.docker.ping())).toBe("OK");
});

test("an engine that takes a call and is silent gives no sign of life, and ends the call with that", async () => {
  await using client = await clientOfHttp(() => {});
  const waiting = client.docker.getContainer("x").wait();
  expect(await fault(waiting)).toMatch(/^engine-not-reachable: .*no sign of life: no answer within 0.1 s/);
});

test("an engine that answers other calls and is slow with its signs of life is not lost", async () => {
  await using client = await clientOfHttp((request, response) => {
    if (request.url?.startsWith("/containers/json")) response.end("[]");
  });
  const waiting = fault(client.docker.getContainer("x").wait());
  for (let look = 0; look < 30; look++) {
    await sleep(30);
    await client.docker.listContainers();
  }
  expect(await Promise.race([waiting, Promise.resolve("still waits")])).toBe("still waits");
});

test("an engine whose answers came while this process stood still is not lost", async () => {
  await using engine = await engineOfItsOwnThread();
  const docker = guardCalls(new Dockerode({ socketPath: engine.socketPath }), LIMITS);
  const waiting = fault(docker.getContainer("x").wait());
  for (let round = 0; round < 6; round++) {
    await sleep(LIMITS.pingEveryMs + 10);
    // Longer than a sign of life may take.
    const until = performance.now() + 4 * LIMITS.pingLimitMs;
    while (performance.now() < until);
  }
  expect(await Promise.race([waiting, Promise.resolve("still waits")])).toBe("still waits");
  engine.hang();
  expect(await waiting).toMatch(/^engine-not-reachable: .*no sign of life/);
});

test("an engine that is alive and does not answer one call ends it at the call's limit, and lets what must wait wait", async () => {
  await using client = await clientOfHttp((request, response) => {
    if (request.url === "/_ping") response.end("OK");
  });
  const waiting = fault(client.docker.getContainer("x").wait());
  expect(await fault(client.docker.getContainer("x").inspect())).toMatch(/^engine-not-reachable: .*within 0.6 s/);
  expect(await Promise.race([waiting, Promise.resolve("still waits")])).toBe("still waits");
});

test("an answer that is cut off, by length or in a chunk, is an error", async () => {
  await using client = await clientOfHttp((request, response) => {
    if (request.url === "/_ping") return void response.end("OK");
    response.writeHead(200, { "content-type": "application/json" });
    response.write('[{"Id":');
    setTimeout(() => response.destroy(), 20);
  });
  expect(await fault(client.docker.listContainers())).toMatch(/^engine-not-reachable: .*cut off/);
  expect(await fault(client.docker.getContainer("x").wait())).toMatch(/^engine-not-reachable: .*cut off/);
});

test.each([
  ["no JSON", "<html>"],
  ["JSON of another shape", '{"a":1}'],
])("%s is an error", async (_, body) => {
  await using client = await clientOfHttp((_request, response) => void response.end(body));
  expect(await fault(client.docker.listContainers())).toMatch(/^engine-failed: .*not what the engine's interface says/);
  expect(await fault(client.docker.createContainer({}))).toMatch(/^engine-failed: /);
});

test("bytes that are not HTTP, and an error without a body, are errors", async () => {
  await using garbage = await clientOf(
    createTcpServer(
      (socket) =>
        void socket
          .resume()
          .on("error", () => {})
          .end("\u0001\u0002\r\n\r\n"),
    ),
  );
  expect(await fault(garbage.docker.info())).toMatch(/^engine-failed: /);
  await using empty = await clientOfHttp((_request, response) => void response.writeHead(500).end());
  expect(await fault(empty.docker.info())).toMatch(/^engine-failed: /);
});

test("a stream of an engine that falls silent ends with an error", async () => {
  let silent = false;
  await using client = await clientOfHttp((request, response) => {
    if (silent) return;
    if (request.url === "/_ping") return void response.end("OK");
    response.write("some bytes");
    silent = true;
  });
  const archive = await client.docker.getContainer("x").getArchive({ path: "/a" });
  const reading = (async () => {
    for await (const _ of archive);
  })();
  expect(await fault(reading)).toMatch(/^engine-not-reachable: .*no sign of life/);
});

test("a call that is given up ends at once, its stream, too", async () => {
  await using client = await clientOfHttp((request, response) => {
    if (request.url === "/_ping") return void response.end("OK");
    if (request.url?.includes("/archive")) response.write("some bytes");
  });
  const controller = new AbortController();
  const container = client.docker.getContainer("x");
  const archive = await container.getArchive({ path: "/a", abortSignal: controller.signal });
  const reading = fault(
    (async () => {
      for await (const _ of archive);
    })(),
  );
  const waiting = fault(container.wait({ abortSignal: controller.signal }));
  controller.abort();
  expect(await Promise.all([reading, waiting])).toEqual([
    expect.stringContaining("aborted"),
    expect.stringContaining("aborted"),
  ]);
});
