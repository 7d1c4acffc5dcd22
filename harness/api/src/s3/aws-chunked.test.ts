import { expect, test } from "vitest";
import { readAwsChunked } from "./aws-chunked.ts";

async function decode(body: string, step: number): Promise<{ text: string; trailers: object }> {
  const trailers = new Map<string, string>();
  async function* source() {
    for (let at = 0; at < body.length; at += step) yield Buffer.from(body.slice(at, at + step));
  }
  const parts = await Array.fromAsync(readAwsChunked(source(), trailers));
  return { text: Buffer.concat(parts).toString(), trailers: Object.fromEntries(trailers) };
}

const BODY = "5;chunk-signature=abc\r\nhello\r\n7\r\n, world\r\n0\r\nx-amz-checksum-crc32: AAAAAA==\r\n\r\n";

test("chunks with and without signatures become the bytes, trailers apart, however the network cuts them", async () => {
  for (const step of [1, 2, 3, 7, BODY.length])
    expect(await decode(BODY, step)).toEqual({
      text: "hello, world",
      trailers: { "x-amz-checksum-crc32": "AAAAAA==" },
    });
});

test("a body that ends too early, or is not in this coding, is incomplete", async () => {
  for (const body of [BODY.slice(0, 25), BODY.slice(0, -2), "hello", "zz\r\n", "3\r\nabcd\r\n0\r\n\r\n"])
    await expect(decode(body, 4)).rejects.toMatchObject({ code: "IncompleteBody" });
});
