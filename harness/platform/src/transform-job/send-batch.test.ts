import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { localEngine, localHost, serveHttp } from "../endpoint/local-server.fixture.ts";
import { startTransformJob } from "./start-transform-job.ts";

/** Runs one request with two retries; each answer is the next status, the last one again and again. */
async function requestAnsweredWith(...statuses: readonly number[]) {
  const left = [...statuses];
  let sent = 0;
  await using server = await serveHttp((request, response) => {
    if (request.url !== "/invocations") return void response.writeHead(request.url === "/ping" ? 200 : 404).end();
    sent += 1;
    response.writeHead((left.length > 1 ? left.shift() : left[0]) ?? 200).end("no  such\ncolumn");
  });
  const output = await mkdtemp(join(tmpdir(), "byoa-send-batch-"));
  try {
    const input = [{ path: "a", content: Buffer.from("1\n") }];
    const request = { jobName: "batch", image: "image", input, output, invocationRetries: 2 };
    await using job = await startTransformJob(localEngine(localHost({ url: server.url })), request);
    const { status, objects } = await job.finished;
    return { status, sent, error: objects[0]?.error };
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

test.each([400, 404, 424, 499])("a request that the model refuses with %i is not sent again", async (status) => {
  expect(await requestAnsweredWith(status)).toEqual({
    status: "Failed",
    sent: 1,
    error: `/invocations answered ${status}: no such column`,
  });
});

test("a 5xx is sent again, as often as the job allows", async () => {
  expect(await requestAnsweredWith(500, 503, 200)).toEqual({ status: "Completed", sent: 3, error: undefined });
  expect(await requestAnsweredWith(500)).toMatchObject({ status: "Failed", sent: 3 });
});
