import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findDocker } from "./docker-access.ts";

/** Finds the engine that DOCKER_HOST names, where `listener` stands in an engine's place. */
async function found(listener: RequestListener) {
  const folder = await mkdtemp(join(tmpdir(), "byoa-access-test-"));
  const socket = join(folder, "engine.sock");
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  try {
    const limits = { lookMs: 500, workMs: 500, pingEveryMs: 100, pingLimitMs: 100 };
    return await findDocker({ environment: { DOCKER_HOST: `unix://${socket}` }, home: folder, limits });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  }
}

const INFO = { Name: "elsewhere", OSType: "linux", Architecture: "aarch64", ServerVersion: "28.0.1" };

test("an engine that is named and serves is taken, whatever there is at the usual places", async () => {
  const access = await found((request, response) => {
    response.end(JSON.stringify(request.url === "/info" ? INFO : { Id: "n", Name: "bridge" }));
  });
  expect(access).toMatchObject({ version: "28.0.1", platform: "linux/arm64", sharesMachine: false });
});

test.each<[string, RequestListener, string]>([
  [
    "answers only pings",
    (request, response) => void response.writeHead(request.url === "/_ping" ? 200 : 404).end("OK"),
    "engine-failed",
  ],
  [
    "has no network bridge",
    (request, response) =>
      void (request.url === "/info"
        ? response.end(JSON.stringify(INFO))
        : response
            .writeHead(404, { "content-type": "application/json" })
            .end('{"message":"network bridge not found"}')),
    "engine-failed",
  ],
  ["answers with 500", (_request, response) => void response.writeHead(500).end("boom"), "engine-failed"],
  ["answers no JSON", (_request, response) => void response.end("<html>"), "engine-failed"],
  ["hangs", () => {}, "engine-not-reachable"],
  ["cuts its answers", (_request, response) => void response.destroy(), "engine-not-reachable"],
])("one that is named and %s is an error with its name, and no other engine is taken", async (_, listener, code) => {
  await expect(found(listener)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(/DOCKER_HOST=unix:\/\/.*engine\.sock .*unset DOCKER_HOST\.$/),
  });
});

test("one that is named and is not there is an error with its name", async () => {
  const environment = { DOCKER_HOST: "unix:///nonexistent/docker.sock" };
  await expect(findDocker({ environment, home: "/nonexistent" })).rejects.toMatchObject({
    code: "engine-not-reachable",
    message:
      "No container engine answers at DOCKER_HOST=unix:///nonexistent/docker.sock (connect ENOENT /nonexistent/docker.sock). Start it, or unset DOCKER_HOST.",
  });
});
