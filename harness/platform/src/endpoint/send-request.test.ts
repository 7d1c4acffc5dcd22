import { connect } from "node:net";
import { expect, test } from "vitest";
import type { EndpointCall } from "./endpoint.ts";
import { serveHttp, serveTcp } from "./local-server.fixture.ts";
import { sendRequest } from "./send-request.ts";

const target = (url: string) => ({ url, startedAtMs: Date.now() });

test("a request goes out with exactly the platform's headers, as contract B6 shows it", async () => {
  let seen = "";
  await using server = await serveTcp((socket) =>
    socket.on("data", (chunk) => {
      seen += chunk.toString();
      socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }),
  );
  await sendRequest(target(server.url), {
    name: "sample",
    headers: { "Content-Type": "text/csv", Accept: "text/csv" },
    body: Buffer.from("5.1,3.5,1.4,0.2\n"),
  });
  expect(seen).toMatchInlineSnapshot(`
    "POST /invocations HTTP/1.1
    Host: model.aws.local:8080
    User-Agent: AHC/2.0
    Content-Type: text/csv
    Accept: text/csv
    Content-Length: 16
    Connection: keep-alive

    5.1,3.5,1.4,0.2
    "
  `);
});

test("an answer is recorded with status, headers, body and times", async () => {
  await using server = await serveHttp((_request, response) => {
    response.setHeader("Content-Type", "text/csv");
    response.end("0\n");
  });
  const exchange = await sendRequest(target(server.url), { name: "sample", body: Buffer.from("1\n") });
  expect(exchange.response).toMatchObject({ status: 200, body: { text: "0\n", sizeBytes: 2 } });
  expect(exchange.response?.headers["content-type"]).toBe("text/csv");
  expect(exchange.connectMs).toBeLessThanOrEqual(exchange.firstByteMs ?? 0);
  expect(exchange.firstByteMs).toBeLessThanOrEqual(exchange.totalMs);
});

test("a redirect is recorded and not followed", async () => {
  await using server = await serveHttp((_request, response) => response.writeHead(307, { Location: "/ping/" }).end());
  const exchange = await sendRequest(target(server.url), { name: "ping", path: "/ping" });
  expect(exchange.request.method).toBe("GET");
  expect(exchange.response).toMatchObject({ status: 307, headers: { location: "/ping/" } });
});

test("a refused connection, a reset, another protocol and a silent server each have their word", async () => {
  const errors: Record<string, string | undefined> = {};
  const ask = async (name: string, url: string) => {
    const exchange = await sendRequest(target(url), { name, path: "/ping", timeoutMs: 100 });
    errors[name] = exchange.error;
  };
  await ask("nobody there", "http://127.0.0.1:1");
  await using closing = await serveTcp((socket) => socket.end());
  await ask("closes without a word", closing.url);
  await using resetting = await serveTcp((socket) => socket.resetAndDestroy());
  await ask("resets", resetting.url);
  await using speaking = await serveTcp((socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"));
  await ask("another protocol", speaking.url);
  await using silent = await serveTcp(() => undefined);
  await ask("silent", silent.url);
  expect(errors).toMatchInlineSnapshot(`
    {
      "another protocol": "not-http",
      "closes without a word": "reset",
      "nobody there": "refused",
      "resets": "reset",
      "silent": "timeout",
    }
  `);
});

test("a body in chunked coding has no Content-Length", async () => {
  await using server = await serveHttp((request, response) => response.end(JSON.stringify(request.headers)));
  const exchange = await sendRequest(target(server.url), {
    name: "chunked",
    chunked: true,
    body: Buffer.from("1,2\n"),
  });
  const headers = JSON.parse(exchange.response?.body.text ?? "{}");
  expect(headers).toMatchObject({ "transfer-encoding": "chunked" });
  expect(headers).not.toHaveProperty("content-length");
});

test("an answer that comes before the body is through counts", async () => {
  await using server = await serveHttp((_request, response) => {
    response.writeHead(413, { Connection: "close" }).end("too large");
  });
  const exchange = await sendRequest(target(server.url), { name: "large", body: Buffer.alloc(300_000) });
  expect(exchange.response?.status).toBe(413);
});

test("a call that is given up is recorded as aborted", async () => {
  await using silent = await serveTcp(() => undefined);
  const controller = new AbortController();
  const call = sendRequest(target(silent.url), { name: "slow", signal: controller.signal });
  controller.abort();
  expect((await call).error).toBe("aborted");
});

test("the fixture's server is gone after its scope", async () => {
  let url = "";
  {
    await using server = await serveHttp((_request, response) => response.end());
    url = server.url;
  }
  const code = await new Promise((resolve) =>
    connect(Number(new URL(url).port)).on("error", (error) => resolve("code" in error ? error.code : undefined)),
  );
  expect(code).toBe("ECONNREFUSED");
});

test("a call whose signal is aborted already, a bad header, method or path is in the exchange, and nothing is sent", async () => {
  let requests = 0;
  await using server = await serveHttp((_request, response) => {
    requests += 1;
    response.end("ok");
  });
  const send = (call: Partial<EndpointCall>) => sendRequest(target(server.url), { name: "x", ...call });
  const exchanges = await Promise.all([
    send({ body: Buffer.from("a"), signal: AbortSignal.abort() }),
    send({ headers: { Accept: "a\nb" } }),
    send({ headers: { "a b": "c" } }),
    send({ method: "GE T" }),
    send({ path: "/a b" }),
    send({ path: "//127.0.0.1:1/invocations" }),
    send({ path: "http://127.0.0.1:1/" }),
  ]);
  expect(exchanges.map(({ error }) => error)).toEqual([
    "aborted",
    "invalid-request",
    "invalid-request",
    "invalid-request",
    "invalid-request",
    undefined, // a path like any other: it does not lead to another server
    "invalid-request",
  ]);
  expect(exchanges[1]?.reason).toContain('["Accept"]');
  expect(requests).toBe(1);
});

test("a call that is aborted while its answer comes, or whose reader throws, is in the exchange", async () => {
  await using server = await serveHttp((_request, response) => void response.write("some"));
  const controller = new AbortController();
  const onBody = () => controller.abort();
  const aborted = await sendRequest(target(server.url), { name: "x", signal: controller.signal, onBody });
  expect(aborted).toMatchObject({ error: "aborted", received: { status: 200, bodyBytes: 4 } });
  const thrown = await sendRequest(target(server.url), {
    name: "x",
    onBody: () => {
      throw new Error("the reader's own");
    },
  });
  expect(thrown).toMatchObject({ error: "failed", received: { status: 200, bodyBytes: 4 } });
});

test("an answer that changes the protocol is an answer with status 101", async () => {
  await using server = await serveTcp((socket) => {
    socket.once("data", () => socket.end("HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"));
  });
  expect((await sendRequest(target(server.url), { name: "x" })).response).toMatchObject({
    status: 101,
    headers: { upgrade: "x" },
    body: { sizeBytes: 0 },
  });
});

test("a body in chunks comes in so many parts, without Content-Length", async () => {
  const parts: string[] = [];
  let headers: Readonly<Record<string, unknown>> = {};
  await using server = await serveHttp((request, response) => {
    headers = request.headers;
    request.on("data", (chunk: Buffer) => parts.push(chunk.toString()));
    request.on("end", () => response.end("0\n"));
  });
  const body = Buffer.from("5.1,3.5,1.4,0.2\n");
  const exchange = await sendRequest(target(server.url), { name: "in chunks", body, chunked: true, chunks: 6 });
  expect(exchange.response?.status).toBe(200);
  expect(parts.join("")).toBe(body.toString());
  expect(parts.length).toBe(6);
  expect(headers).toMatchObject({ "transfer-encoding": "chunked" });
  expect(headers).not.toHaveProperty("content-length");
});

test("a server that refuses a body in chunks before its end is heard", async () => {
  await using server = await serveTcp((socket) =>
    socket.end("HTTP/1.1 411 Length Required\r\nContent-Length: 0\r\n\r\n"),
  );
  const body = Buffer.from("5.1,3.5,1.4,0.2\n");
  const exchange = await sendRequest(target(server.url), { name: "in chunks", body, chunked: true, chunks: 6 });
  expect(exchange.response?.status).toBe(411);
});
