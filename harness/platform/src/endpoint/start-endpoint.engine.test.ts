import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDockerEngine } from "../engine/docker/open-docker-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { buildRecorder, type ContainerRecord, RECORDER_IMAGE } from "../recorder.fixture.ts";
import type { Endpoint, EndpointRequest } from "./endpoint.ts";
import { startEndpoint } from "./start-endpoint.ts";

/** What the recorder gives back of an endpoint: its container, and each request as it came. */
interface ServedRecord extends ContainerRecord {
  readonly requests: readonly {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly rawHeaders: readonly string[];
    readonly body: string;
  }[];
}

let engine: Engine;
beforeAll(async () => {
  engine = await openDockerEngine();
  await buildRecorder();
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
});

const start = (more: Partial<EndpointRequest> = {}): Promise<Endpoint> =>
  startEndpoint(engine, { image: RECORDER_IMAGE, ...more });

async function recordOf(endpoint: Endpoint): Promise<ServedRecord> {
  const { response } = await endpoint.call({ name: "record", method: "GET", path: "/record" });
  return JSON.parse(response?.body.text ?? "null");
}

test("an endpoint gets serve, its model read-only and owned by root, no terminal, and nothing that is baked in its place", async () => {
  const folder = await mkdtemp(join(tmpdir(), "byoa-endpoint-test-"));
  await writeFile(join(folder, "tree.json"), "{}");
  await using endpoint = await start({ model: folder, environment: { A: "1" } });
  await endpoint.ready;
  const { argv, environment, stdin, terminals, files } = await recordOf(endpoint);
  const observation = await endpoint.observation();
  await rm(folder, { recursive: true });
  expect({
    argv,
    stdin,
    terminals,
    files,
    a: environment.A,
    bound: environment.SAGEMAKER_BIND_TO_PORT,
  }).toMatchInlineSnapshot(`
    {
      "a": "1",
      "argv": [
        "serve",
      ],
      "bound": undefined,
      "files": {
        "model/": {
          "mode": "755",
          "owner": "0:0",
        },
        "model/tree.json": {
          "mode": "644",
          "owner": "0:0",
          "text": "{}",
        },
      },
      "stdin": {
        "isNull": true,
        "terminal": false,
      },
      "terminals": [
        false,
        false,
      ],
    }
  `);
  expect(observation.modelBefore.map(({ path }) => path)).toEqual(["tree.json"]);
  expect(observation.readiness.sockets).toEqual([{ address: "::", port: 8080 }]);
});

test("pings and invocations come with exactly the platform's headers, as contract B6 shows them", async () => {
  await using endpoint = await start();
  await endpoint.ready;
  await endpoint.call({
    name: "sample",
    headers: {
      "Content-Type": "text/csv",
      Accept: "text/csv",
      "X-Amzn-SageMaker-Custom-Attributes": "trace-id=1",
    },
    body: Buffer.from("5.1,3.5,1.4,0.2\n"),
  });
  const { requests } = await recordOf(endpoint);
  expect(requests).toMatchInlineSnapshot(`
    [
      {
        "body": "",
        "httpVersion": "1.1",
        "method": "GET",
        "rawHeaders": [
          "Host",
          "model.aws.local:8080",
          "User-Agent",
          "AHC/2.0",
          "Connection",
          "keep-alive",
        ],
        "url": "/ping",
      },
      {
        "body": "5.1,3.5,1.4,0.2
    ",
        "httpVersion": "1.1",
        "method": "POST",
        "rawHeaders": [
          "Host",
          "model.aws.local:8080",
          "User-Agent",
          "AHC/2.0",
          "Content-Type",
          "text/csv",
          "Accept",
          "text/csv",
          "X-Amzn-SageMaker-Custom-Attributes",
          "trace-id=1",
          "Content-Length",
          "16",
          "Connection",
          "keep-alive",
        ],
        "url": "/invocations",
      },
    ]
  `);
});

test("a stop is SIGTERM first, and the end is on record", async () => {
  await using endpoint = await start();
  const readiness = await endpoint.ready;
  expect(readiness.readyAtMs).toBeGreaterThan(readiness.firstConnectAtMs ?? Number.POSITIVE_INFINITY);
  await endpoint.stop();
  const { exit, stop, log } = await endpoint.observation();
  expect(log.map(({ text }) => text)).toEqual(["listening on 8080", "SIGTERM"]);
  expect({ code: exit?.code, killed: stop?.killed }).toEqual({ code: 0, killed: false });
});

test("a port given by SAGEMAKER_BIND_TO_PORT is where the server is asked", async () => {
  await using endpoint = await start({ bindToPort: 8081 });
  expect((await endpoint.ready).readyAtMs).toBeDefined();
  expect(new URL(endpoint.url).port).toBe("8081");
});

test("a server on another port is found out before the limit, and the port named", async () => {
  await using endpoint = await start({ environment: { SAGEMAKER_BIND_TO_PORT: "5000" } });
  const { gaveUp, sockets } = await endpoint.ready;
  expect(gaveUp).toMatchObject({ because: "other-port", answeringPort: 5000 });
  expect(sockets).toEqual([{ address: "::", port: 5000 }]);
});

test("a program that refuses to start leaves its exit code", async () => {
  await using endpoint = await startEndpoint(engine, { image: "node:24-bookworm-slim" });
  const readiness = await endpoint.ready;
  expect(readiness.endedBeforeReady).toBe(true);
  expect((await endpoint.observation()).exit?.code).toBeGreaterThan(0);
});
