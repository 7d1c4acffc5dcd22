import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import type Dockerode from "dockerode";
import { expect, test } from "vitest";
import { DockerEngine } from "./docker-engine.ts";

/** An engine over a client that knows only what a test gives it. */
function engineOf(calls: Partial<Record<keyof Dockerode, () => unknown>>): DockerEngine {
  const docker: unknown = {
    listContainers: async () => [],
    listVolumes: async () => ({ Volumes: [] }),
    listNetworks: async () => [],
    ...calls,
  };
  const access = {
    docker: docker as Dockerode,
    host: "localhost",
    version: "1",
    platform: "linux/amd64",
    sharesMachine: true,
    reachesAddresses: true,
    machine: { memoryBytes: 2 ** 33, enforces: { memory: true, processes: true } },
    diskFolder: undefined,
  };
  return new DockerEngine(access, "run", { begin() {}, finish: async () => {} });
}

const specification = {
  name: "algo-1",
  image: "x",
  arguments: [],
  environment: {},
  mounts: [],
  pipesAt: "/opt/ml/input/data",
} as const;

const pipeFolders = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith("byoa-pipes-") && name.includes(`-${process.pid}-`));

test("an engine that was closed makes no container, whatever it is asked for", async () => {
  let created = 0;
  const engine = engineOf({
    createContainer: async () => {
      created += 1;
    },
  });
  await engine[Symbol.asyncDispose]();
  await expect(engine.imageFiles("x", ["/a"])).rejects.toMatchObject({ code: "interrupted" });
  await expect(engine.prepare({ ...specification, network: "none" })).rejects.toMatchObject({ code: "interrupted" });
  expect(created).toBe(0);
});

test("a network that cannot be made leaves no folder of pipes", async () => {
  const engine = engineOf({
    createNetwork: async () => {
      throw new Error("no more networks");
    },
  });
  const before = await pipeFolders();
  await expect(engine.prepare({ ...specification, network: "closed" })).rejects.toMatchObject({
    code: "engine-failed",
    message: expect.stringContaining("no more networks"),
  });
  expect(await pipeFolders()).toEqual(before);
  await engine[Symbol.asyncDispose]();
});

test("a container that cannot be made leaves no folder of pipes and no volume", async () => {
  const removed: string[] = [];
  const engine = engineOf({
    createContainer: async () => {
      throw Object.assign(new Error("(HTTP code 500) server error - boom"), { statusCode: 500 });
    },
    getVolume: (...[name]: unknown[]) => ({ remove: async () => void removed.push(String(name)) }),
  });
  const before = await pipeFolders();
  const mounts = [{ path: "/opt/ml/input", readOnly: true }];
  await expect(engine.prepare({ ...specification, mounts, network: "none" })).rejects.toMatchObject({
    message: "The container engine failed at making a container of x: boom",
  });
  expect(removed).toEqual(["byoa-run-1-algo-1-0"]);
  expect(await pipeFolders()).toEqual(before);
  await engine[Symbol.asyncDispose]();
});
