import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { expect, test } from "vitest";
import { readTree } from "../observation/read-tree.ts";
import { PlatformError } from "../platform-error.ts";
import { localEngine, localHost, serveHttp } from "./local-server.fixture.ts";
import { startEndpoint } from "./start-endpoint.ts";

test("an endpoint is ready at the first 200 of /ping, and its record tells the answers before", async () => {
  let pings = 0;
  await using server = await serveHttp((request, response) => {
    if (request.url === "/ping") pings += 1;
    response.writeHead(request.url === "/ping" && pings < 4 ? 503 : 200).end();
  });
  const engine = localEngine(localHost({ url: server.url, sockets: [{ address: "0.0.0.0", port: 8080 }] }));
  await using endpoint = await startEndpoint(engine, { image: "any" });
  const readiness = await endpoint.ready;
  expect(readiness.answers.map(({ status, count }) => ({ status, count }))).toEqual([
    { status: 503, count: 3 },
    { status: 200, count: 1 },
  ]);
  expect(readiness.firstConnectAtMs).toBeLessThanOrEqual(readiness.readyAtMs ?? 0);
  await endpoint.call({ name: "sample", body: Buffer.from("1\n") });
  await endpoint.stop();
  const observation = await endpoint.observation();
  expect(observation.exchanges.map(({ name }) => name)).toEqual(["sample"]);
  expect(observation.exit?.code).toBe(143);
  expect(observation.stop).toMatchObject({ because: "stop-requested", killed: false, graceMs: 30_000 });
  expect(observation.readiness.sockets).toEqual([{ address: "0.0.0.0", port: 8080 }]);
});

test("a container that ends before it is ready ends the wait at once", async () => {
  const host = localHost({ url: "http://127.0.0.1:1" });
  await using endpoint = await startEndpoint(localEngine(host), { image: "any" });
  host.end(3);
  expect(await endpoint.ready).toMatchObject({ endedBeforeReady: true });
  expect((await endpoint.observation()).exit?.code).toBe(3);
});

test("a server that ignores SIGTERM is killed when its grace is over", async () => {
  await using server = await serveHttp((_request, response) => response.end());
  const host = localHost({ url: server.url, onSignal: (name, end) => name === "SIGKILL" && end(137) });
  await using endpoint = await startEndpoint(localEngine(host), { image: "any", stopGraceMs: 30 });
  await endpoint.ready;
  await endpoint.stop();
  expect((await endpoint.observation()).stop).toMatchObject({ killed: true, graceMs: 30 });
});

test("the wait ends at the limit", async () => {
  const host = localHost({ url: "http://127.0.0.1:1" });
  await using endpoint = await startEndpoint(localEngine(host), { image: "any", startLimitMs: 50 });
  const readiness = await endpoint.ready;
  expect(readiness).toMatchObject({ limitMs: 50, endedBeforeReady: false });
  expect(readiness.readyAtMs).toBeUndefined();
});

test("the container gets serve as its only argument, a closed network and the model read-only", async () => {
  const engine = localEngine(localHost({ url: "http://127.0.0.1:1" }));
  await using _endpoint = await startEndpoint(engine, { image: "any", environment: { A: "1" }, startLimitMs: 1 });
  expect(engine.prepared).toMatchInlineSnapshot(`
    [
      {
        "arguments": [
          "serve",
        ],
        "environment": {
          "A": "1",
        },
        "image": "any",
        "mounts": [
          {
            "path": "/opt/ml/model",
            "readOnly": true,
          },
        ],
        "name": "model",
        "network": "closed",
        "platform": undefined,
        "port": 8080,
      },
    ]
  `);
});

test("a folder and an archive are put as they are", async () => {
  const folder = await mkdtemp(join(tmpdir(), "byoa-model-"));
  try {
    const model = join(folder, "model");
    await mkdir(join(model, "code"), { recursive: true });
    await writeFile(join(model, "code", "inference.py"), "pass\n");
    await symlink("code/inference.py", join(model, "link"));
    const archive = pack();
    archive.entry({ name: "tree.json" }, "{}");
    archive.finalize();
    const file = join(folder, "model.tar.gz");
    await writeFile(
      file,
      gzipSync(await new Response(Readable.toWeb(Readable.from(archive)) as ReadableStream).bytes()),
    );

    const paths = async (path: string) => {
      const engine = localEngine(localHost({ url: "http://127.0.0.1:1" }));
      await using endpoint = await startEndpoint(engine, { image: "any", model: path, startLimitMs: 1 });
      const stream = engine.prepared[0]?.mounts[0]?.archive?.();
      const put = (await readTree(stream ?? Readable.from([]))).map((entry) => entry.path);
      expect((await endpoint.observation()).modelBefore.map((entry) => entry.path)).toEqual(put);
      return put;
    };
    expect(await paths(model)).toEqual(["code", "code/inference.py", "link"]);
    expect(await paths(file)).toEqual(["tree.json"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a model that is not there is one line with its path", async () => {
  const engine = localEngine(localHost({ url: "http://127.0.0.1:1" }));
  await expect(startEndpoint(engine, { image: "any", model: "/nowhere/model.tar.gz" })).rejects.toMatchObject({
    code: "model-not-readable",
    message:
      "The model /nowhere/model.tar.gz cannot be used: there is no such file or folder. Give a model.tar.gz or a folder.",
  });
});

const gone = () => new PlatformError("engine-not-reachable", "The container engine stopped answering.");

test("an engine that fails while an endpoint starts is the engine's error, and no word about the image", async () => {
  const host = localHost({ url: "http://127.0.0.1:1" });
  host.lose(gone());
  await expect(startEndpoint(localEngine(host), { image: "any" })).rejects.toMatchObject({
    code: "engine-not-reachable",
  });
});

test("one that fails later ends the wait, the stop and the record with its error, and no request", async () => {
  await using server = await serveHttp((_request, response) => void response.writeHead(503).end());
  const host = localHost({ url: server.url });
  await using endpoint = await startEndpoint(localEngine(host), { image: "any" });
  setTimeout(() => host.lose(gone()), 30);
  const error = { code: "engine-not-reachable" };
  await expect(endpoint.ready).rejects.toMatchObject(error);
  await expect(endpoint.exited).rejects.toMatchObject(error);
  expect(await endpoint.call({ name: "sample" })).toMatchObject({ name: "sample" });
  await expect(endpoint.stop()).rejects.toMatchObject(error);
  await expect(endpoint.observation()).rejects.toMatchObject(error);
});

test("an engine's fault that shows only in a request makes the record reject", async () => {
  await using server = await serveHttp((request, response) => {
    if (request.url === "/ping") return void response.end();
    host.lose(gone());
    response.destroy();
  });
  const host = localHost({ url: server.url });
  await using endpoint = await startEndpoint(localEngine(host), { image: "any" });
  await endpoint.ready;
  expect(await endpoint.call({ name: "sample" })).toMatchObject({ error: "reset" });
  await expect(endpoint.observation()).rejects.toMatchObject({ code: "engine-not-reachable" });
});

test("what answers at an address that the container has lost is not judged", async () => {
  await using server = await serveHttp((_request, response) => void response.end());
  const addresses = [server.url, "http://127.0.0.1:2"];
  const host = { ...localHost({ url: server.url }), url: async () => addresses.shift() ?? addresses[0] };
  await using endpoint = await startEndpoint(localEngine(host), { image: "any" });
  await expect(endpoint.ready).rejects.toMatchObject({ code: "container-removed" });
});

test("what answers at the address of a container that has ended is not its answer", async () => {
  await using server = await serveHttp((_request, response) => void response.end());
  const host = localHost({ url: server.url });
  await using endpoint = await startEndpoint(localEngine(host), { image: "any" });
  await endpoint.ready;
  expect((await endpoint.call({ name: "before" })).response?.status).toBe(200);
  host.end(1);
  await endpoint.exited;
  expect(await endpoint.call({ name: "after" })).toMatchObject({ error: "refused" });
});

test("an address that was lost between two requests makes the record reject", async () => {
  await using server = await serveHttp((_request, response) => void response.end());
  let address = server.url;
  const host = { ...localHost({ url: server.url }), url: async () => address };
  await using endpoint = await startEndpoint(localEngine(host), { image: "any" });
  await endpoint.ready;
  address = "http://127.0.0.1:2";
  expect((await endpoint.call({ name: "sample" })).response?.status).toBe(200);
  await expect(endpoint.observation()).rejects.toMatchObject({ code: "container-removed" });
});
