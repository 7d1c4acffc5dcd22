import { afterAll, beforeAll, expect, test } from "vitest";
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

test("bad input is refused with one line that names row and column, and the next request is answered", async () => {
  expect(
    await askAll({
      "unknown type": csv("1,2", { "content-type": "application/x-nope" }),
      "unknown charset": csv("1,2", { "content-type": "text/csv; charset=klingon" }),
      "compressed in an unknown way": csv("1,2", { "content-encoding": "nope" }),
      "no body": { headers: { "content-type": "text/csv" } },
      "empty body": csv(""),
      "white space": csv(" \n\n"),
      "bytes that are no text": csv(Buffer.from([0xff, 0xfe, 0x80, 0x00])),
      "header line": csv("length,width\n1,2"),
      "a column too few": csv("1,2\n3"),
      "a column too many": csv("1,2,3"),
      "a letter in a number": csv("1,2\n3,4x"),
      "an empty field": csv("1,"),
      "not finite": csv("1,Infinity"),
      "a hexadecimal number": csv("1,0x10"),
      "a quote that never closes": csv('1,2\n3,"4'),
      "cut JSON": json('{"instances": [[1, 2'),
      "JSON without instances": json('{"data": [[1, 2]]}'),
      "JSON without rows": json('{"instances": []}'),
      "JSON null in a row": json("[[1, null]]"),
      "JSON row that is no list": json('[{"a": 1}]'),
      "JSON Lines, second line cut": lines("[1, 2]\n[3,"),
      "refused by predict": csv("200,200"),
      "good again": csv("1,2"),
    }),
  ).toMatchInlineSnapshot(`
    {
      "JSON Lines, second line cut": "400 | text/plain; charset=utf-8 | "row 2 is not valid JSON: Unexpected end of JSON input\\n"",
      "JSON null in a row": "400 | text/plain; charset=utf-8 | "row 1, column 2: null is not a finite number\\n"",
      "JSON row that is no list": "400 | text/plain; charset=utf-8 | "row 1 is an object without \\"features\\"; send a list of values or {\\"features\\": [...]}\\n"",
      "JSON without instances": "400 | text/plain; charset=utf-8 | "expected {\\"instances\\": [[...], ...]} or a list of rows\\n"",
      "JSON without rows": "400 | text/plain; charset=utf-8 | "the body holds no rows\\n"",
      "a column too few": "400 | text/plain; charset=utf-8 | "the model expects 2 columns, row 2 has 1\\n"",
      "a column too many": "400 | text/plain; charset=utf-8 | "the model expects 2 columns, row 1 has 3\\n"",
      "a hexadecimal number": "400 | text/plain; charset=utf-8 | "row 1, column 2: \\"0x10\\" is not a finite number\\n"",
      "a letter in a number": "400 | text/plain; charset=utf-8 | "row 2, column 2: \\"4x\\" is not a finite number\\n"",
      "a quote that never closes": "400 | text/plain; charset=utf-8 | "line 2: a quoted field is never closed\\n"",
      "an empty field": "400 | text/plain; charset=utf-8 | "row 1, column 2: \\"\\" is not a finite number\\n"",
      "bytes that are no text": "400 | text/plain; charset=utf-8 | "the body is not utf-8 text\\n"",
      "compressed in an unknown way": "415 | text/plain; charset=utf-8 | "unsupported content encoding \\"nope\\"\\n"",
      "cut JSON": "400 | text/plain; charset=utf-8 | "the body is not valid JSON: Expected ',' or ']' after array element in JSON at position 20 (line 1 column 21)\\n"",
      "empty body": "400 | text/plain; charset=utf-8 | "the body is empty\\n"",
      "good again": "200 | text/csv; charset=utf-8 | "3\\n"",
      "header line": "400 | text/plain; charset=utf-8 | "row 1, column 1: \\"length\\" is not a finite number\\n"",
      "no body": "400 | text/plain; charset=utf-8 | "the body is empty\\n"",
      "not finite": "400 | text/plain; charset=utf-8 | "row 1, column 2: \\"Infinity\\" is not a finite number\\n"",
      "refused by predict": "400 | text/plain; charset=utf-8 | "row 1: rows must not add up to 400\\n"",
      "unknown charset": "415 | text/plain; charset=utf-8 | "charset klingon is not supported; send utf-8\\n"",
      "unknown type": "415 | text/plain; charset=utf-8 | "Content-Type application/x-nope is not supported; send one of text/csv, application/json, application/jsonlines\\n"",
      "white space": "400 | text/plain; charset=utf-8 | "the body is empty\\n"",
    }
  `);
  expect(server.log).toEqual([]);
});

test("a deeply nested body is refused, whatever part of an answer exhausts the stack", async () => {
  const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  expect(
    await askAll({
      "cut short": json("[".repeat(5000)),
      "a row": json(deep(5000)),
      "a value of a row": json(`[[1, ${deep(5000)}]]`),
      "a value of a line": lines(`[1, ${deep(5000)}]`),
      "a value of a large body's row, in a worker thread": json(`[[1, ${deep(100_000)}]]`),
    }),
  ).toMatchInlineSnapshot(`
    {
      "a row": "400 | text/plain; charset=utf-8 | "the model expects 2 columns, row 1 has 1\\n"",
      "a value of a large body's row, in a worker thread": "400 | text/plain; charset=utf-8 | "row 1, column 2: a list is not a finite number\\n"",
      "a value of a line": "400 | text/plain; charset=utf-8 | "row 1, column 2: a list is not a finite number\\n"",
      "a value of a row": "400 | text/plain; charset=utf-8 | "row 1, column 2: a list is not a finite number\\n"",
      "cut short": "400 | text/plain; charset=utf-8 | "the body is not valid JSON: Unexpected end of JSON input\\n"",
    }
  `);
  expect(server.log).toEqual([]);
});

test("a body beyond the limit is refused with 413, announced or chunked; at the limit it is read", async () => {
  await using other = await openServer({ payloadLimitBytes: 1024 * 1024 });
  const body = "1,2\n".repeat(256 * 1024);
  expect(
    await askAll(
      {
        announced: csv(`${body}1,2`),
        chunked: { ...csv(new Blob([body, "1,2"]).stream()), duplex: "half" },
        "good again": csv("1,2"),
      },
      other.url,
    ),
  ).toMatchInlineSnapshot(`
    {
      "announced": "413 | text/plain; charset=utf-8 | "the body is larger than 1 MB; SAGEMAKER_MAX_PAYLOAD_IN_MB sets the limit\\n"",
      "chunked": "413 | text/plain; charset=utf-8 | "the body is larger than 1 MB; SAGEMAKER_MAX_PAYLOAD_IN_MB sets the limit\\n"",
      "good again": "200 | text/csv; charset=utf-8 | "3\\n"",
    }
  `);
  expect(await ask(csv(body), other.url)).toMatch(/^200 /);
});
