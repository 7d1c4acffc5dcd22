import { PassThrough } from "node:stream";
import type Dockerode from "dockerode";
import { expect, test } from "vitest";
import type { DockerAccess } from "./docker-access.ts";
import { DockerHost } from "./docker-host.ts";

const GONE = Object.assign(new Error("connect ECONNREFUSED /var/run/docker.sock"), { code: "ECONNREFUSED" });
const NOT_FOUND = Object.assign(new Error("(HTTP code 404) no such container - No such container: x"), {
  statusCode: 404,
});
const started = { StartedAt: "2026-11-28T00:00:00Z", FinishedAt: "0001-01-01T00:00:00Z", Pid: 0 };

/** A container as the engine's client shows it; each test says what its calls answer. */
function containerOf(calls: Partial<Record<"wait" | "inspect" | "start" | "remove" | "getArchive", () => unknown>>) {
  const output = new PassThrough();
  const container = {
    attach: async () => output,
    wait: async () => (calls.wait ?? (() => new Promise(() => {})))(),
    start: async () => calls.start?.(),
    inspect: async () =>
      calls.inspect?.() ?? { State: { ...started, Running: true }, NetworkSettings: { Networks: {}, Ports: {} } },
    remove: async () => calls.remove?.(),
    getArchive: async () => calls.getArchive?.(),
  };
  // The client's type has some forty members; those that a host calls are here.
  return { output, container: container as unknown as Dockerode.Container };
}

function hostOf(container: Dockerode.Container) {
  const access: DockerAccess = {
    docker: {} as unknown as Dockerode,
    host: "localhost",
    version: "1",
    platform: "linux/amd64",
    sharesMachine: false,
    reachesAddresses: false,
    machine: { memoryBytes: 2 ** 33, enforces: { memory: true, processes: true } },
    diskFolder: undefined,
  };
  const specification = { name: "algo-1", image: "x", arguments: [], environment: {}, mounts: [] };
  return new DockerHost(
    access,
    container,
    { ...specification, network: "none" },
    {
      volumes: [],
      network: "none",
      limits: { diskBytes: 2 ** 30 },
      pipeFolder: undefined,
      onStarted: () => {},
      onGone: () => {},
    },
  );
}

const raise = (error: Error) => () => {
  throw error;
};

test("an engine that stops answering while a container runs is the end's error, and unhandled by nobody", async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => void unhandled.push(error);
  process.on("unhandledRejection", note);
  let looks = 0;
  const waited = Promise.withResolvers<never>();
  const { container } = containerOf({
    wait: () => waited.promise,
    inspect: () => {
      if (looks++ > 0) throw GONE;
    },
    remove: raise(GONE),
  });
  const host = hostOf(container);
  await host.start();
  waited.reject(GONE);
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
  await expect(host.exited).rejects.toMatchObject({
    code: "engine-not-reachable",
    message: expect.stringContaining("docker info"),
  });
});

test("a container that was removed by hand is its own line, for its end and for its archives", async () => {
  const { container } = containerOf({ wait: raise(NOT_FOUND), getArchive: raise(NOT_FOUND) });
  const host = hostOf(container);
  await host.start();
  await expect(host.exited).rejects.toMatchObject({ code: "container-removed" });
  const gone = containerOf({ inspect: raise(NOT_FOUND), getArchive: raise(NOT_FOUND) });
  await expect(hostOf(gone.container).archive("/opt/ml/model")).rejects.toMatchObject({ code: "container-removed" });
});

test("a path that is not in the container is no archive", async () => {
  const { container } = containerOf({ getArchive: raise(NOT_FOUND) });
  expect(await hostOf(container).archive("/opt/ml/model")).toBeUndefined();
});

test("a wait that was cut off is no exit code: the one that the engine then names is", async () => {
  const cut = Object.assign(new Error("aborted"), { code: "ECONNRESET" });
  const ended = { ...started, FinishedAt: "2026-11-28T00:00:05Z", Running: false, ExitCode: 4 };
  let looks = 0;
  const { container, output } = containerOf({
    wait: raise(cut),
    inspect: () => ({ State: looks++ === 0 ? started : ended, NetworkSettings: { Networks: {}, Ports: {} } }),
  });
  const host = hostOf(container);
  await host.start();
  output.end();
  expect((await host.exited).code).toBe(4);
});

test.each([
  ["nothing", {}],
  ["no JSON", Buffer.from("<html>")],
])("an answer that describes no container (%s) is the engine's fault, and no crash", async (_, answer) => {
  const { container } = containerOf({ inspect: () => answer });
  const host = hostOf(container);
  await expect(host.start()).rejects.toMatchObject({ code: "engine-failed" });
  await expect(host.exited).rejects.toMatchObject({ code: "engine-failed" });
});

test("an answer to the wait that names no exit code is the engine's fault", async () => {
  const { container } = containerOf({ wait: () => ({}) });
  const host = hostOf(container);
  await host.start();
  await expect(host.exited).rejects.toMatchObject({ code: "engine-failed" });
});

test("a start that the engine cannot make is its fault, not the image's", async () => {
  const fault = Object.assign(new Error("(HTTP code 404) no such container - network byoa-1-closed not found"), {
    statusCode: 404,
  });
  const host = hostOf(containerOf({ start: raise(fault) }).container);
  await expect(host.start()).rejects.toMatchObject({ code: "engine-failed" });
  await expect(host.exited).rejects.toMatchObject({ code: "engine-failed" });
});

test("disposing is the end of one that runs; where it cannot be removed the end is the engine's error, and disposing is none", async () => {
  const host = hostOf(containerOf({}).container);
  await host.start();
  await host[Symbol.asyncDispose]();
  expect((await host.exited).code).toBe(137);
  const stuck = hostOf(containerOf({ remove: raise(GONE) }).container);
  await stuck.start();
  await stuck[Symbol.asyncDispose]();
  await expect(stuck.exited).rejects.toMatchObject({ code: "engine-not-reachable" });
});
