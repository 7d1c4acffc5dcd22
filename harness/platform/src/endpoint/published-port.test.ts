import { expect, test } from "vitest";
import { freePort } from "../engine/process/free-port.ts";
import { serveHttp } from "./local-server.fixture.ts";
import { publishedPort } from "./published-port.ts";

test("what is sent to the port arrives, and the answer comes back", async () => {
  await using server = await serveHttp((request, response) => response.end(`you asked for ${request.url}`));
  const port = await freePort();
  await using _published = await publishedPort(port, () => new URL(server.url));
  const answers = await Promise.all(["/ping", "/b"].map((path) => fetch(`http://127.0.0.1:${port}${path}`)));
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual([
    "you asked for /ping",
    "you asked for /b",
  ]);
});

test("a port that is taken is told, and free again once it was given up", async () => {
  const port = await freePort();
  const first = await publishedPort(port, () => undefined);
  await expect(publishedPort(port, () => undefined)).rejects.toMatchObject({
    code: "port-in-use",
    message: `Port ${port} of this machine is in use. Choose another one.`,
  });
  await first[Symbol.asyncDispose]();
  await using _second = await publishedPort(port, () => undefined);
});

test("before there is a target, connections are closed, not kept waiting", async () => {
  const port = await freePort();
  await using _published = await publishedPort(port, () => undefined);
  await expect(fetch(`http://127.0.0.1:${port}/ping`)).rejects.toThrow();
});
