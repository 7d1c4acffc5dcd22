import { once } from "node:events";
import { createServer, request } from "node:http";
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
