import { once } from "node:events";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { gracefulStop } from "./graceful-stop.ts";

test("a request that does not end within the limit is cut off and counted", async () => {
  const server = createServer(() => {}).listen(0, "127.0.0.1"); // never answers
  const stop = gracefulStop(server, 200);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const stuck = request({ port: address.port, host: "127.0.0.1" }).end();
  await once(server, "request");
  const failure = once(stuck, "error");
  expect(await stop()).toBe(1);
  expect((await failure)[0]).toMatchObject({ code: "ECONNRESET" });
});

test("a request that comes after the signal is answered, and its answer ends the connection", async () => {
  const server = createServer((_request, response) => response.end("late")).listen(0, "127.0.0.1");
  const stop = gracefulStop(server, 5_000);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const accepted = once(server, "connection");
  const client = connect(address.port, "127.0.0.1");
  await accepted;
  const stopped = stop();
  client.write("GET / HTTP/1.1\r\nHost: model\r\n\r\n");
  const answer = await text(client);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toMatch(/^Connection: close\r$/m);
  expect(await stopped).toBe(0);
});
