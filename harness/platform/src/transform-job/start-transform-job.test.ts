import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type LocalServer, localEngine, localHost, serveHttp } from "../endpoint/local-server.fixture.ts";
import { PlatformError } from "../platform-error.ts";
import { startTransformJob } from "./start-transform-job.ts";
import type { TransformRequest } from "./transform-request.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-transform-test-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A server that is healthy, and answers requests as it is told to. */
function serving(answer: RequestListener): Promise<LocalServer> {
  return serveHttp((request, response) => {
    if (request.url === "/ping") return void response.end();
    if (request.url === "/execution-parameters") return void response.writeHead(404).end();
    answer(request, response);
  });
}

const FILES = ["a", "b", "c", "d"].map((path) => ({ path, content: Buffer.from(`${path}\n1\n2\n`) }));

async function start(server: LocalServer, more: Partial<TransformRequest> = {}) {
  const host = localHost({ url: server.url });
  const request = { jobName: "batch", image: "image", input: FILES, output: folder, ...more };
  return { host, job: await startTransformJob(localEngine(host), request) };
}

test("a job that is stopped while requests are under way ends at once, without a rejection and without a file", async () => {
  let asked = 0;
  await using server = await serving(() => {
    asked += 1;
  });
  const { job } = await start(server, { maxConcurrentTransforms: 4 });
  await vi.waitFor(() => expect(asked).toBe(4), { interval: 5 });
  job.stop();
  job.stop();
  const { status, objects } = await job.finished;
  expect(status).toBe("Stopped");
  expect(objects.map(({ error }) => error)).toEqual(Array(4).fill("the job was stopped"));
  expect(await readdir(folder)).toEqual([]);
  await job[Symbol.asyncDispose]();
  await job[Symbol.asyncDispose]();
});

test("files that are whole stay when the job is stopped, the others leave none", async () => {
  await using server = await serving((request, response) => {
    request.on("data", (bytes) => {
      if (String(bytes).startsWith("a")) response.end("whole\n");
    });
  });
  const onObject = vi.fn();
  const { job } = await start(server, { onObject });
  await vi.waitFor(() => expect(onObject).toHaveBeenCalledOnce(), { interval: 5 });
  await job[Symbol.asyncDispose]();
  expect((await job.finished).status).toBe("Stopped");
  expect(await readdir(folder)).toEqual(["a.out"]);
  expect(await readFile(join(folder, "a.out"), "utf8")).toBe("whole\n");
});

test("a file that cannot be written ends the job with its reason, and leaves no part", async () => {
  await using server = await serving((_request, response) => response.end("whole\n"));
  await mkdir(join(folder, "b.out/in-the-way"), { recursive: true });
  const { job } = await start(server);
  await expect(job.finished).rejects.toMatchObject({
    code: "folder-not-writable",
    message: expect.stringContaining("b.out"),
  });
  expect((await readdir(folder)).sort()).toEqual(["a.out", "b.out"]);
  await job[Symbol.asyncDispose]();
});

test("a full disk ends the job, and what is under way is given up", async () => {
  await symlink("/dev/full", join(folder, "a.out.part"));
  await using server = await serving((request, response) => {
    // The second record of the object is never answered.
    request.on("data", (bytes) => {
      if (String(bytes).startsWith("a")) response.end("answer\n");
    });
  });
  const { job } = await start(server, { splitType: "Line", strategy: "SingleRecord", maxConcurrentTransforms: 2 });
  await expect(job.finished).rejects.toMatchObject({ code: "disk-full" });
  expect(await readdir(folder)).toEqual([]);
  await job[Symbol.asyncDispose]();
});

test("a response without an end is cut once and not asked for again", async () => {
  let asked = 0;
  await using server = await serving((_request, response) => {
    asked += 1;
    const bytes = Buffer.alloc(1 << 20, "1\n");
    const go = () => {
      while (!response.destroyed && response.write(bytes));
      response.once("drain", go);
    };
    go();
  });
  const { job } = await start(server, { input: FILES.slice(0, 1) });
  const { status, objects } = await job.finished;
  expect(status).toBe("Failed");
  expect(objects[0]?.error).toMatch(/^\/invocations: the response was cut after \d{9} bytes$/);
  expect(asked).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test("requests are not sent again to a container that has ended", async () => {
  const seen: { end?: () => void } = {};
  await using server = await serving((_request, response) => {
    seen.end?.();
    response.destroy();
  });
  const { host, job } = await start(server, { input: FILES.slice(0, 1) });
  seen.end = () => host.end(9);
  const { objects } = await job.finished;
  expect(objects[0]?.error).toBe("the container ended with exit code 9");
});

test("a fault of the reader of results ends the job and rejects it", async () => {
  await using server = await serving((_request, response) => response.end("whole\n"));
  const onObject = () => {
    throw new Error("the reader's own");
  };
  const { job } = await start(server, { onObject });
  await expect(job.finished).rejects.toThrow("the reader's own");
  await job[Symbol.asyncDispose]();
});

test("an engine that loses the container ends the job with that fault, not with failed objects", async () => {
  await using server = await serving((_request, response) => response.end("whole\n"));
  const { host, job } = await start(server, {
    onObject: () => host.lose(new PlatformError("engine-failed", "it is gone")),
  });
  await expect(job.finished).rejects.toMatchObject({ code: "engine-failed" });
  await job[Symbol.asyncDispose]();
});
