import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { ANSWER_LIMITS } from "./answer-limits.ts";
import { serveHttp, serveTcp } from "./local-server.fixture.ts";
import { sendRequest } from "./send-request.ts";

const target = (url: string) => ({ url, startedAtMs: Date.now() });

test("a large answer is kept as hash and length", async () => {
  await using server = await serveHttp((_request, response) => response.end(Buffer.alloc(100_000, "a")));
  const exchange = await sendRequest(target(server.url), { name: "sample" });
  expect(exchange.response?.body).toMatchObject({ sizeBytes: 100_000, base64Start: expect.any(String) });
  expect(exchange.response?.body.text).toBeUndefined();
});

/** Writes the bytes again and again as long as somebody reads. */
function endlessly(socket: Socket, bytes: Buffer): void {
  const go = () => {
    while (!socket.destroyed && socket.write(bytes));
    socket.once("drain", go);
  };
  go();
}

const HEAD = "HTTP/1.1 200 OK\r\n";

test("an answer that never ends is cut at a number of bytes", async () => {
  await using server = await serveTcp((socket) => {
    socket.once("data", () => {
      socket.write(`${HEAD}\r\n`);
      endlessly(socket, Buffer.alloc(1 << 20, "1\n"));
    });
  });
  const ping = await sendRequest(target(server.url), { name: "ping", path: "/ping" });
  expect(ping).toMatchObject({ error: "answer-too-long", received: { status: 200 } });
  expect(ping.received?.bodyBytes).toBeGreaterThan(ANSWER_LIMITS.pingBodyBytes);
  expect(ping.received?.bodyBytes).toBeLessThan(ANSWER_LIMITS.pingBodyBytes + (1 << 20));
  let readBytes = 0;
  const onBody = (bytes: Buffer) => {
    readBytes += bytes.length;
  };
  const answer = await sendRequest(target(server.url), { name: "sample", onBody });
  expect(answer.error).toBe("answer-too-long");
  expect(readBytes).toBeLessThanOrEqual(ANSWER_LIMITS.bodyBytes);
});

test("an answer that drips is cut at the time limit, with what came of it", async () => {
  await using server = await serveTcp((socket) => {
    socket.once("data", () => {
      socket.write(`${HEAD}Content-Length: 1000000\r\n\r\n`);
      const timer = setInterval(() => socket.write("1"), 20);
      socket.once("close", () => clearInterval(timer));
    });
  });
  const exchange = await sendRequest(target(server.url), { name: "drip", timeoutMs: 200 });
  expect(exchange).toMatchObject({ error: "timeout", received: { status: 200 } });
  expect(exchange.received?.bodyBytes).toBeGreaterThan(0);
});

test.each([
  ["one header of 1 MB", `${HEAD}x: ${"a".repeat(1 << 20)}\r\nContent-Length: 0\r\n\r\n`, "headers-too-long"],
  [
    "100,000 headers",
    `${HEAD}${Array.from({ length: 100_000 }, (_, n) => `h${n}: v\r\n`).join("")}\r\n`,
    "headers-too-long",
  ],
  ["bytes", "\x00\x01\x02\xff".repeat(100), "not-http"],
  ["an unknown version", "HTTP/9.9 200 OK\r\n\r\n", "not-http"],
  ["an odd status", "HTTP/1.1 999999 OK\r\n\r\n", "not-http"],
  ["a negative length", "HTTP/1.1 200\r\ncontent-length: -1\r\n\r\nabc", "not-http"],
  ["two lengths", `${HEAD}content-length: 5\r\ncontent-length: 6\r\n\r\nabcdef`, "not-http"],
  ["a chunk beyond counting", `${HEAD}transfer-encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n`, "not-http"],
  ["one line of HTTP/0.9", "HTTP/0.9\n", "not-http"],
  ["a body that stops", `${HEAD}content-length: 10\r\n\r\nabc`, "reset"],
])("%s is classified", async (_, answer, error) => {
  await using server = await serveTcp((socket) => {
    socket.once("data", () => socket.end(Buffer.from(answer, "latin1")));
  });
  expect((await sendRequest(target(server.url), { name: "x" })).error).toBe(error);
});

test("interim answers without end are cut", async () => {
  await using server = await serveTcp((socket) => {
    socket.once("data", () => endlessly(socket, Buffer.from("HTTP/1.1 102 Processing\r\n\r\n".repeat(1000))));
  });
  expect((await sendRequest(target(server.url), { name: "x" })).error).toBe("interim-only");
});

test("a few interim answers come before the one that counts", async () => {
  await using server = await serveTcp((socket) => {
    const answer = `HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n${HEAD}content-length: 2\r\n\r\nok`;
    socket.once("data", () => socket.end(answer));
  });
  expect((await sendRequest(target(server.url), { name: "x" })).response).toMatchObject({
    status: 200,
    body: { text: "ok" },
  });
});
