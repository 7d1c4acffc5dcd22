import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, afterEach, beforeEach, expect } from "vitest";
import { PlatformError } from "../../platform-error.ts";
import type { Engine } from "../engine.ts";
import type { HostSpecification } from "../host-specification.ts";
import { type EngineProxy, engineProxy } from "./engine-proxy.fixture.ts";
import { openDockerEngine } from "./open-docker-engine.ts";
import { newRunId, RUN_LABEL } from "./run-label.ts";

/** Short, so that silence is soon known; long enough for an engine of two busy cores. */
const limits = { lookMs: 4_000, workMs: 4_000, pingEveryMs: 300, pingLimitMs: 1_000 };

export const specification: HostSpecification = {
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

/** The engine's fault, as one line for a person, within a time that a person waits. */
export async function fault(call: PromiseLike<unknown>): Promise<PlatformError> {
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

export const OF_THE_ENGINE = expect.stringMatching(/^engine-(not-reachable|failed)$/);

/** A proxy on the engine's socket, and an engine that is reached by it, made for each test of the file that calls this. No test may leave an error unhandled. */
export function faultyEngine() {
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

  /** The engine serves again: closing leaves nothing. */
  async function healedAndClosed(): Promise<void> {
    proxy.heal();
    await engine?.[Symbol.asyncDispose]();
    expect(left()).toEqual([]);
  }

  return {
    get proxy() {
      return proxy;
    },
    get engine() {
      return engine;
    },
    get runId() {
      return runId;
    },
    open,
    running,
    left,
    healedAndClosed,
  };
}
