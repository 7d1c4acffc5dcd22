import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, expect, test, vi } from "vitest";
import { openS3Object } from "./s3-object.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

/** An S3 of one object; `asked` is what it was asked for. */
async function standInOfS3() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url?.split("?")[0]}`);
    if (request.url?.startsWith("/bucket/some/key.tar.gz")) return response.end("the archive");
    response.writeHead(404, { "content-type": "application/xml" });
    response.end("<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  vi.stubEnv("S3_ENDPOINT_URL", `http://127.0.0.1:${address.port}`);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "none");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "none");
  return { asked, [Symbol.dispose]: () => server.close() };
}

test("an object comes from the endpoint that S3_ENDPOINT_URL names", async () => {
  using s3 = await standInOfS3();
  expect(await text(await openS3Object({ bucket: "bucket", key: "some/key.tar.gz" }))).toBe("the archive");
  expect(s3.asked).toEqual(["GET /bucket/some/key.tar.gz"]);
});

test("an object that is not there is told in S3's words", async () => {
  using _s3 = await standInOfS3();
  await expect(openS3Object({ bucket: "bucket", key: "other" })).rejects.toThrow("The specified key does not exist.");
});
