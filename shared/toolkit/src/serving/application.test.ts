import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askAll as askAllAt, ask as askAt, csv, json, lines, type Request } from "./fixtures/ask.ts";
import { type OpenServer, openServer } from "./fixtures/open-server.ts";

let server: OpenServer;
beforeAll(async () => {
  server = await openServer();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

const ask = (request: Request, url = server.url) => askAt(url, request);
const askAll = (requests: Record<string, Request>, url = server.url) => askAllAt(url, requests);

test("routes and methods: two routes, nothing else, no redirect", async () => {
  expect(
    await askAll({
      "GET /ping": { path: "/ping", method: "GET" },
      "HEAD /ping": { path: "/ping", method: "HEAD" },
      "POST /ping": { path: "/ping" },
      "GET /invocations": { method: "GET" },
      "DELETE /invocations": { method: "DELETE" },
      "GET /execution-parameters": { path: "/execution-parameters", method: "GET" },
      "GET /": { path: "/", method: "GET" },
      "POST /invocations/": { path: "/invocations/", body: "1,2" },
      "query string": { ...csv("1,2"), path: "/invocations?a=b" },
    }),
  ).toMatchInlineSnapshot(`
    {
      "DELETE /invocations": "405 | text/plain; charset=utf-8 | allow POST | "DELETE is not allowed here; use POST\\n"",
      "GET /": "404 | text/plain; charset=utf-8 | "no route /; there are GET /ping and POST /invocations\\n"",
      "GET /execution-parameters": "404 | text/plain; charset=utf-8 | "no route /execution-parameters; there are GET /ping and POST /invocations\\n"",
      "GET /invocations": "405 | text/plain; charset=utf-8 | allow POST | "GET is not allowed here; use POST\\n"",
      "GET /ping": "200 | """,
      "HEAD /ping": "200 | """,
      "POST /invocations/": "404 | text/plain; charset=utf-8 | "no route /invocations/; there are GET /ping and POST /invocations\\n"",
      "POST /ping": "405 | text/plain; charset=utf-8 | allow GET, HEAD | "POST is not allowed here; use GET, HEAD\\n"",
      "query string": "200 | text/csv; charset=utf-8 | "3\\n"",
    }
  `);
});

test("requests are read by their Content-Type, with or without parameters", async () => {
  expect(
    await askAll({
      CSV: csv("1,2\n3,4\n"),
      "CSV without a last newline, CRLF, quotes, empty lines, spaces": csv('\n 1 ,"2"\r\n\r\n3,4'),
      "CSV with charset": csv("1,2", { "content-type": "Text/CSV; charset=UTF-8; header=absent" }),
      "CSV in UTF-16": csv(Buffer.from("1,2", "utf16le"), { "content-type": "text/csv; charset=utf-16le" }),
      "CSV after a byte order mark": csv("\ufeff1,2"),
      "JSON instances": json('{"instances": [[1, 2], [3, 4]]}'),
      "JSON instances as features": json('{"instances": [{"features": [1, 2]}]}'),
      "JSON list of rows": json("[[1, 2], [3, 4]]"),
      "JSON one row": json("[1, 2]"),
      "JSON with charset": json("[1, 2]", { "content-type": "application/json;charset=utf-8" }),
      "JSON Lines": lines('[1, 2]\n\n{"features": [3, 4]}\n'),
      "JSON Lines under another name": lines("[1, 2]", { "content-type": "application/x-ndjson" }),
      "no Content-Type": { body: Buffer.from("1,2\n") },
      chunked: { ...csv(new Blob(["1,", "2\n"]).stream()), duplex: "half" },
    }),
  ).toMatchInlineSnapshot(`
    {
      "CSV": "200 | text/csv; charset=utf-8 | "3\\n7\\n"",
      "CSV after a byte order mark": "200 | text/csv; charset=utf-8 | "3\\n"",
      "CSV in UTF-16": "200 | text/csv; charset=utf-8 | "3\\n"",
      "CSV with charset": "200 | text/csv; charset=utf-8 | "3\\n"",
      "CSV without a last newline, CRLF, quotes, empty lines, spaces": "200 | text/csv; charset=utf-8 | "3\\n7\\n"",
      "JSON Lines": "200 | application/jsonlines | "3\\n7\\n"",
      "JSON Lines under another name": "200 | application/jsonlines | "3\\n"",
      "JSON instances": "200 | application/json | "{\\"predictions\\":[3,7]}\\n"",
      "JSON instances as features": "200 | application/json | "{\\"predictions\\":[3]}\\n"",
      "JSON list of rows": "200 | application/json | "{\\"predictions\\":[3,7]}\\n"",
      "JSON one row": "200 | application/json | "{\\"predictions\\":[3]}\\n"",
      "JSON with charset": "200 | application/json | "{\\"predictions\\":[3]}\\n"",
      "chunked": "200 | text/csv; charset=utf-8 | "3\\n"",
      "no Content-Type": "200 | text/csv; charset=utf-8 | "3\\n"",
    }
  `);
});

test("the answer's type follows Accept, and the request's type where anything is accepted", async () => {
  const accept = (value: string) => json("[[1, 2], [3, 4]]", { accept: value });
  expect(
    await askAll({
      "*/*": accept("*/*"),
      "text/csv": accept("text/csv"),
      "text/*": accept("text/*"),
      "application/*": accept("application/*"),
      "application/jsonlines;verbose=true": accept("application/jsonlines;verbose=true"),
      "text/csv; charset=utf-8": accept("text/csv; charset=utf-8"),
      "best of several": accept("image/png, text/csv;q=0.5, application/jsonlines;q=0.9"),
      "a browser's": accept("text/html,application/xhtml+xml,*/*;q=0.8"),
      "image/png": accept("image/png"),
      "image/*": accept("image/*"),
    }),
  ).toMatchInlineSnapshot(`
    {
      "*/*": "200 | application/json | "{\\"predictions\\":[3,7]}\\n"",
      "a browser's": "200 | application/json | "{\\"predictions\\":[3,7]}\\n"",
      "application/*": "200 | application/json | "{\\"predictions\\":[3,7]}\\n"",
      "application/jsonlines;verbose=true": "200 | application/jsonlines | "3\\n7\\n"",
      "best of several": "200 | application/jsonlines | "3\\n7\\n"",
      "image/*": "406 | text/plain; charset=utf-8 | "Accept image/* is not supported; ask for one of text/csv, application/json, application/jsonlines\\n"",
      "image/png": "406 | text/plain; charset=utf-8 | "Accept image/png is not supported; ask for one of text/csv, application/json, application/jsonlines\\n"",
      "text/*": "200 | text/csv; charset=utf-8 | "3\\n7\\n"",
      "text/csv": "200 | text/csv; charset=utf-8 | "3\\n7\\n"",
      "text/csv; charset=utf-8": "200 | text/csv; charset=utf-8 | "3\\n7\\n"",
    }
  `);
});

test("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT decides where anything is accepted", async () => {
  const { json: defaultAccept } = await import("./codecs/json.ts");
  await using other = await openServer({ defaultAccept });
  expect(
    await askAll({ anything: csv("1,2"), "CSV asked for": csv("1,2", { accept: "text/csv" }) }, other.url),
  ).toMatchInlineSnapshot(`
    {
      "CSV asked for": "200 | text/csv; charset=utf-8 | "3\\n"",
      "anything": "200 | application/json | "{\\"predictions\\":[3]}\\n"",
    }
  `);
});

test("odd Accept headers are answered or refused, never a fault", async () => {
  const answers: Record<string, string> = {};
  for (const accept of [
    "",
    " ",
    ";",
    ",,,",
    "*",
    "/",
    "*/csv",
    "text/csv;;;=",
    "text/csv; q",
    "text/csv; =x",
    'a/b;c="',
    "text/csv;q=x",
  ])
    answers[accept] = (await ask(csv("1,2", { accept }))).slice(0, 60);
  expect(answers).toMatchInlineSnapshot(`
    {
      "": "200 | text/csv; charset=utf-8 | "3\\n"",
      " ": "200 | text/csv; charset=utf-8 | "3\\n"",
      "*": "406 | text/plain; charset=utf-8 | "Accept names no media typ",
      "*/csv": "406 | text/plain; charset=utf-8 | "Accept */csv is not suppo",
      ",,,": "406 | text/plain; charset=utf-8 | "Accept names no media typ",
      "/": "406 | text/plain; charset=utf-8 | "Accept / is not supported",
      ";": "406 | text/plain; charset=utf-8 | "Accept names no media typ",
      "a/b;c="": "406 | text/plain; charset=utf-8 | "Accept a/b is not support",
      "text/csv; =x": "200 | text/csv; charset=utf-8 | "3\\n"",
      "text/csv; q": "200 | text/csv; charset=utf-8 | "3\\n"",
      "text/csv;;;=": "200 | text/csv; charset=utf-8 | "3\\n"",
      "text/csv;q=x": "406 | text/plain; charset=utf-8 | "Accept names no media typ",
    }
  `);
  expect(server.log).toEqual([]);
});

test("a fault of the model is a 500 with one line and no stack; the log says where", async () => {
  await using other = await openServer();
  expect(await ask(csv("250,250"), other.url)).toMatchInlineSnapshot(
    `"500 | text/plain; charset=utf-8 | "internal error: the sum is out of order and this is a second line\\n""`,
  );
  expect(await ask(csv("1,2"), other.url)).toContain("200");
  expect(other.log).toHaveLength(1);
  expect(other.log[0]).toMatch(
    /^error: POST \/invocations 500 TypeError: the sum is out of order and this is a second line \(at .*sum-serving\.ts/,
  );
});

test("headers that mean nothing here are ignored; custom attributes are read and set by the algorithm", async () => {
  const strange = { "x-amzn-sagemaker-foo": "1", "x-amzn-trace-id": "x".repeat(4000), host: "model.aws.local:8080" };
  expect(await ask(csv("1,2", strange))).toMatch(/^200 /);
  const attributes = "x-amzn-sagemaker-custom-attributes";
  for (const body of ["1,2\n", "1,2\n".repeat(50_000)]) {
    const request = csv(body, { [attributes]: "trace=7" });
    const response = await fetch(`${server.url}/invocations`, { method: "POST", ...request });
    expect(response.headers.get(attributes)).toBe("seen trace=7");
    expect((await response.text()).length).toBe(body.length / 2);
  }
});

describe("the state of the model", () => {
  test("until it is loaded, /ping and /invocations say 503", async () => {
    await using other = await openServer({ load: false });
    const requests = { ping: { path: "/ping", method: "GET" }, invocations: csv("1,2") };
    expect(await askAll(requests, other.url)).toMatchInlineSnapshot(`
      {
        "invocations": "503 | text/plain; charset=utf-8 | "the model is still loading\\n"",
        "ping": "503 | """,
      }
    `);
    await other.model.load();
    expect(await askAll(requests, other.url)).toMatchInlineSnapshot(`
      {
        "invocations": "200 | text/csv; charset=utf-8 | "3\\n"",
        "ping": "200 | """,
      }
    `);
  });

  test("once it no longer answers its own sample, /ping says 503, and the log says why, once", async () => {
    await using other = await openServer();
    const requests = { ping: { path: "/ping", method: "GET" }, invocations: csv("1,2") };
    expect(await ask(csv("333,333"), other.url)).toMatch(/^500 /);
    expect(await askAll(requests, other.url)).toMatchInlineSnapshot(`
      {
        "invocations": "503 | text/plain; charset=utf-8 | "the model is not usable\\n"",
        "ping": "503 | """,
      }
    `);
    expect(other.log).toMatchInlineSnapshot(`
      [
        "error: the model no longer answers its sample, /ping says 503 from now on: the model is broken",
        "error: POST /invocations 500 the model is broken",
      ]
    `);
  });
});
