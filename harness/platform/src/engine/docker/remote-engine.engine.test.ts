import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { backgroundWork } from "./background-work.ts";
import { findDocker } from "./docker-access.ts";
import { DockerEngine } from "./docker-engine.ts";
import { newRunId } from "./run-label.ts";

/** The engine of this machine, taken for one in a virtual machine: nothing is read from this side. */
let engine: DockerEngine;
beforeAll(async () => {
  const access = { ...(await findDocker()), sharesMachine: false, reachesAddresses: false };
  const runId = newRunId();
  engine = new DockerEngine(
    access,
    runId,
    backgroundWork(access, runId, () => {}),
  );
});
afterAll(() => engine[Symbol.asyncDispose]());

const server = `require("node:http").createServer((q, r) => r.end("hello")).listen(8080, () => console.log("up"));`;
const specification = {
  name: "model",
  image: "node:24-bookworm-slim",
  entrypoint: ["node", "-e", server],
  arguments: [],
  environment: {},
  mounts: [],
  network: "closed",
  port: 8080,
} as const;

test("the port is published, and sockets are read from inside", async () => {
  await using host = await engine.prepare(specification);
  await host.start();
  await vi.waitFor(() => expect(host.log.map((line) => line.text)).toEqual(["up"]), { timeout: 20_000, interval: 10 });
  const url = (await host.url()) ?? "";
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await (await fetch(url)).text()).toBe("hello");
  expect(await host.listeningSockets()).toEqual([{ address: "::", port: 8080 }]);
  expect(await host.peakMemoryBytes()).toBeUndefined();
});

test("pipes are not available, and one line says why", async () => {
  expect([...engine.facets]).not.toContain("pipes");
  await expect(engine.prepare({ ...specification, pipesAt: "/opt/ml/input/data" })).rejects.toMatchObject({
    code: "pipes-not-available",
    message: engine.missing.get("pipes"),
  });
});
