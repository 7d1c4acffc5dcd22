import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { decorated } from "../../decorated.ts";
import { startEndpoint } from "../../endpoint/start-endpoint.ts";
import { readTree } from "../../observation/read-tree.ts";
import { PlatformError } from "../../platform-error.ts";
import type { Engine } from "../engine.ts";
import type { HostSpecification } from "../host-specification.ts";
import { type EngineProxy, engineProxy, type Fault } from "./engine-proxy.fixture.ts";
import { openDockerEngine } from "./open-docker-engine.ts";
import { newRunId, RUN_LABEL } from "./run-label.ts";

/** Short, so that silence is soon known; long enough for an engine of two busy cores. */
const limits = { lookMs: 4_000, workMs: 4_000, pingEveryMs: 300, pingLimitMs: 1_000 };

const FAULTS: Readonly<Record<string, Fault>> = {
  hangs: { kind: "hang" },
  "cuts every answer in its headers": { kind: "cut", afterBytes: 20 },
  "answers no JSON": { kind: "garble" },
  "answers no HTTP": { kind: "garble", headers: true },
  "answers 500": { kind: "status", status: 500 },
  "closes every connection": { kind: "refuse" },
};
const each = Object.entries(FAULTS);

const specification: HostSpecification = {
  name: "algo-1",
  image: "node:24-bookworm-slim",
  entrypoint: ["sh", "-c", "echo up; sleep 1000"],
  arguments: [],
  environment: {},
  mounts: [{ path: "/opt/ml/model" }, { path: "/opt/ml/input", readOnly: true, folders: ["data"] }],
  pipesAt: "/opt/ml/input/data",
  network: "closed",
  port: 8080,
};

let proxy: EngineProxy;
let runId: string;
let engine: Engine | undefined;
const unhandled: unknown[] = [];
const note = (error: unknown) => void unhandled.push(error);
process.on("unhandledRejection", note);
process.on("uncaughtException", note);
afterAll(() => {
  process.off("unhandledRejection", note);
  process.off("uncaughtException", note);
});

beforeEach(async () => {
  proxy = await engineProxy();
  runId = newRunId();
});
afterEach(async () => {
  proxy.heal();
  await Promise.resolve(engine?.[Symbol.asyncDispose]()).catch(() => {});
  engine = undefined;
  await proxy[Symbol.asyncDispose]();
  expect(unhandled.splice(0)).toEqual([]);
});

async function open(): Promise<Engine> {
  const environment = { DOCKER_HOST: `unix://${proxy.socketPath}` };
  engine = await openDockerEngine({ runId, find: { environment, home: "/nonexistent", limits } });
  return engine;
}

async function running() {
  const host = await (await open()).prepare(specification);
  await host.start();
  return host;
}

/** What carries the run's label, and this process's folders of pipes. */
function left(): string[] {
  const filter = ["--filter", `label=${RUN_LABEL}=${runId}`];
  const lists = [
    ["ps", "-aq", ...filter],
    ["volume", "ls", "-q", ...filter],
    ["network", "ls", "-q", ...filter],
  ];
  const things = lists.flatMap((list) =>
    execFileSync("docker", list, { encoding: "utf8" }).split("\n").filter(Boolean),
  );
  return [...things, ...readdirSync(tmpdir()).filter((name) => name.startsWith(`byoa-pipes-${process.pid}-`))];
}

/** The engine's fault, as one line for a person, within a time that a person waits. */
async function fault(call: PromiseLike<unknown>): Promise<PlatformError> {
  const began = performance.now();
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PlatformError);
  if (!(error instanceof PlatformError)) throw new Error("no fault");
  expect(error.message).not.toMatch(/[\n\r]/);
  expect(performance.now() - began).toBeLessThan(20_000);
  return error;
}

const OF_THE_ENGINE = expect.stringMatching(/^engine-(not-reachable|failed)$/);

/** The engine serves again: closing leaves nothing. */
async function healedAndClosed(): Promise<void> {
  proxy.heal();
  await engine?.[Symbol.asyncDispose]();
  expect(left()).toEqual([]);
}

describe.each(each)("an engine that %s", (_, what) => {
  test("while it is looked for, is named", async () => {
    proxy.fault(what);
    const error = await fault(open());
    expect(error.code).toEqual(OF_THE_ENGINE);
    expect(error.message).toContain(proxy.socketPath);
  });

  test("while a container is prepared, leaves nothing once it serves again", async () => {
    const opened = await open();
    proxy.fault(what);
    expect((await fault(opened.prepare(specification))).code).toEqual(OF_THE_ENGINE);
    await healedAndClosed();
  });

  test("while a container is made, of which nobody learns, leaves nothing either", async () => {
    const opened = await open();
    proxy.fault(what, /^POST \/containers\/create/);
    expect((await fault(opened.prepare(specification))).code).toEqual(OF_THE_ENGINE);
    await healedAndClosed();
  });

  test("while a container is started, is the fault of its start and of its end", async () => {
    const host = await (await open()).prepare(specification);
    proxy.fault(what, /\/(start|json|_ping)$/);
    expect((await fault(host.start())).code).toEqual(OF_THE_ENGINE);
    expect((await fault(host.exited)).code).toEqual(OF_THE_ENGINE);
    await healedAndClosed();
  });

  test("while a container runs, is the fault of its end", async () => {
    const host = await running();
    proxy.fault(what);
    expect((await fault(host.exited)).code).toEqual(OF_THE_ENGINE);
    expect((await fault(host.url())).code).toEqual(OF_THE_ENGINE);
    await healedAndClosed();
  });

  test("while a container is stopped or read, is the fault of that call alone", async () => {
    const host = await running();
    proxy.fault(what, /\/(kill|archive)$/);
    expect((await fault(host.signal("SIGTERM"))).code).toEqual(OF_THE_ENGINE);
    // Each archive is read to its end, which never comes.
    if (what.kind !== "hang")
      expect((await fault(host.archive("/usr/bin").then((archive) => archive && readTree(archive)))).code).toEqual(
        OF_THE_ENGINE,
      );
    proxy.heal();
    await host.signal("SIGKILL");
    expect((await host.exited).code).toBe(137);
    await healedAndClosed();
  });

  test("while all is removed, has what is left named within five seconds, with the command that removes it", async () => {
    await running();
    proxy.fault(what);
    const began = performance.now();
    const error = await fault(Promise.resolve(engine?.[Symbol.asyncDispose]()));
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(error.code).toBe("left-behind");
    const command = /Once it answers: (.*)$/.exec(error.message)?.[1] ?? "";
    expect(command).toMatch(/^docker rm -f -v byoa-/);
    // It may have been removed by an answer that never came: then the command finds nothing, and says so.
    execFileSync("sh", ["-c", `${command} || true`], { stdio: "ignore" });
    expect(left()).toEqual([]);
  });
});

test("an archive that is cut off in its middle is an error, and no smaller archive", async () => {
  const host = await running();
  proxy.fault({ kind: "cut", afterBytes: 300_000 }, /\/archive$/);
  const archive = await host.archive("/usr/bin");
  expect((await fault(Promise.resolve(archive && readTree(archive)))).code).toBe("engine-not-reachable");
});

test("every connection cut at once, while the engine lives on, is the end's fault: lines may be lost", async () => {
  const host = await running();
  proxy.cutAll();
  expect((await fault(host.exited)).code).toEqual(OF_THE_ENGINE);
  await healedAndClosed();
});

test("an engine that is gone, and comes back, leaves nothing when byoa closes", async () => {
  const host = await running();
  await proxy.stop();
  expect((await fault(host.exited)).code).toBe("engine-not-reachable");
  await host[Symbol.asyncDispose]();
  await proxy.listen();
  await healedAndClosed();
});

test("an engine that hangs ends the wait for an endpoint, with no word about the image", async () => {
  const opened = await open();
  const quiet = decorated(opened, {
    prepare: (given) => opened.prepare({ ...given, entrypoint: ["sleep", "1000"], arguments: [] }),
  });
  await using endpoint = await startEndpoint(quiet, { image: specification.image, patience: "full" });
  proxy.fault({ kind: "hang" });
  const outcome = await endpoint.ready.then(
    ({ endedBeforeReady }) => ({ endedBeforeReady }),
    (error: unknown) => error,
  );
  proxy.heal();
  expect(outcome).toMatchObject({ code: "engine-not-reachable" });
});

test("a container that is removed by hand while it runs is a line of its own", async () => {
  const host = await running();
  execFileSync("docker", [
    "rm",
    "-f",
    ...execFileSync("docker", ["ps", "-q", "--filter", `label=${RUN_LABEL}=${runId}`], { encoding: "utf8" })
      .split("\n")
      .filter(Boolean),
  ]);
  expect((await fault(host.exited)).code).toBe("container-removed");
  expect((await fault(host.archive("/opt/ml/model"))).code).toBe("container-removed");
  await healedAndClosed();
});

test("a container that is taken off its network is a line of its own", async () => {
  const host = await (await open()).prepare(specification);
  await host.start();
  expect(await host.url()).toMatch(/^http/);
  const [id = ""] = execFileSync("docker", ["ps", "-q", "--filter", `label=${RUN_LABEL}=${runId}`], {
    encoding: "utf8",
  }).split("\n");
  execFileSync("docker", ["network", "disconnect", "-f", `byoa-${runId}-closed`, id]);
  expect((await fault(host.url())).code).toBe("container-removed");
  await healedAndClosed();
});

test("an archive without end holds neither the removal of its container nor the closing", async () => {
  const host = await (await open()).prepare({
    ...specification,
    entrypoint: ["sh", "-c", "truncate -s 1T /opt/ml/model/sparse; echo up; sleep 1000"],
  });
  const up = Promise.withResolvers<void>();
  host.onLogLine(() => up.resolve());
  await host.start();
  await up.promise;
  const archive = await host.archive("/opt/ml/model");
  const reading = Promise.resolve(archive && readTree(archive));
  reading.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 300));
  const began = performance.now();
  await engine?.[Symbol.asyncDispose]();
  expect(performance.now() - began).toBeLessThan(6_000);
  expect((await fault(reading)).code).toBe("interrupted");
  expect(left()).toEqual([]);
});
