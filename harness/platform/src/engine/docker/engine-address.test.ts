import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientOptions, namedEngine, usualEngines } from "./engine-address.ts";

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "byoa-home-test-"));
  const id = createHash("sha256").update("far").digest("hex");
  const meta = join(home, ".docker", "contexts", "meta", id);
  await mkdir(meta, { recursive: true });
  await writeFile(join(meta, "meta.json"), '{"Name":"far","Endpoints":{"docker":{"Host":"ssh://me@far"}}}');
});
afterAll(() => rm(home, { recursive: true }));

const named = (environment: Record<string, string>) => namedEngine({ environment, home });

test("nobody names an engine: the usual places are looked at", async () => {
  expect(await named({})).toBeUndefined();
  expect(await named({ DOCKER_HOST: "", DOCKER_CONTEXT: "default" })).toBeUndefined();
  expect(usualEngines({ environment: {}, home }, "win32")).toEqual([
    { namedBy: undefined, url: "npipe:////./pipe/docker_engine" },
  ]);
});

test("DOCKER_HOST comes first, then DOCKER_CONTEXT, testcontainers' file, and the current context", async () => {
  await writeFile(join(home, ".docker", "config.json"), '{"currentContext":"far"}');
  expect(await named({})).toEqual({ namedBy: "the Docker context far (ssh://me@far)", url: "ssh://me@far" });
  const file = join(home, ".testcontainers.properties");
  await writeFile(file, "# mine\ndocker.host=tcp\\://near\\:2375\n");
  expect(await named({})).toEqual({ namedBy: `tcp://near:2375 (${file})`, url: "tcp://near:2375" });
  expect((await named({ DOCKER_CONTEXT: "far" }))?.url).toBe("ssh://me@far");
  expect(await named({ DOCKER_CONTEXT: "far", DOCKER_HOST: "here:2376", DOCKER_TLS_VERIFY: "1" })).toEqual({
    namedBy: "DOCKER_HOST=here:2376",
    url: "tcp://here:2376",
    certificates: join(home, ".docker"),
  });
  await rm(file);
});

test("a context that is not there is an error with its name", async () => {
  await expect(named({ DOCKER_CONTEXT: "nowhere" })).rejects.toMatchObject({
    code: "engine-not-reachable",
    message: expect.stringContaining("DOCKER_CONTEXT=nowhere"),
  });
});

test("the client gets a socket, a host with its port, or a user at a host, and nothing of its own defaults", async () => {
  const options = async (url: string) => clientOptions({ namedBy: undefined, url });
  expect(await options("unix:///run/x.sock")).toMatchObject({ socketPath: "/run/x.sock", host: undefined });
  expect(await options("npipe:////./pipe/docker_engine")).toMatchObject({ socketPath: "//./pipe/docker_engine" });
  expect(await options("tcp://far")).toMatchObject({
    protocol: "http",
    host: "far",
    port: 2375,
    socketPath: undefined,
  });
  expect(await options("ssh://me@far:2222")).toMatchObject({
    protocol: "ssh",
    host: "far",
    port: "2222",
    username: "me",
  });
  await expect(options("not an address")).rejects.toMatchObject({ code: "engine-not-reachable" });
});
