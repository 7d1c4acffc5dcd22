import type { Endpoint, EndpointObservation, EndpointRequest } from "@byoa/platform";
import { expect, test } from "vitest";
import type { ExperimentContext } from "../../experiment/experiment.ts";
import { anExchange, aProfile, aServing } from "../../requirements/serving/observations.fixture.ts";
import { toyImage, toyPlatform } from "../../run/toys.fixture.ts";
import { waitsOf } from "../../run/waits.ts";
import { startServing } from "./start-serving.ts";

/** What an image does in given surroundings: the record of its endpoint. */
type Behaviour = (request: EndpointRequest) => EndpointObservation;

async function started(behave: Behaviour) {
  const asked: string[] = [];
  const disposed: EndpointRequest[] = [];
  const startEndpoint = async (request: EndpointRequest): Promise<Endpoint> => {
    asked.push(`${request.network ?? "closed"}${request.writableModel ? ", writable" : ""}, ${request.patience}`);
    const observation = behave(request);
    return {
      url: "http://127.0.0.1:1",
      log: observation.log,
      onLogLine: () => () => undefined,
      exited: new Promise(() => undefined),
      ready: Promise.resolve(observation.readiness),
      call: async ({ name }) => observation.exchanges.find((exchange) => exchange.name === name) ?? anExchange(name),
      send: async ({ name }) => anExchange(name),
      residentBytes: async () => undefined,
      processorMs: async () => undefined,
      connectTimes: async () => [],
      stop: async () => undefined,
      observation: async () => ({ ...observation }),
      [Symbol.asyncDispose]: async () => void disposed.push(request),
    };
  };
  const platform = toyPlatform({ startEndpoint });
  const context: ExperimentContext = {
    platform,
    jobsFolder: "jobs",
    profile: aProfile(),
    trainImage: toyImage,
    serveImage: toyImage,
    waits: waitsOf(aProfile()),
    signal: new AbortController().signal,
    progress: () => undefined,
  };
  const { endpoint, earlier } = await startServing(context, {});
  const { readiness } = await endpoint.observation();
  return { asked, ready: readiness.readyAtMs !== undefined, earlier: earlier.length, disposed: disposed.length };
}

const dead = aServing({ notReady: true, died: 1, readiness: { endedBeforeReady: true } });
const idle = (atMs: number) =>
  aServing({ notReady: true, readiness: { gaveUp: { because: "idle", atMs, steadyForMs: 30_000 } } });

test("an image that comes up is started once", async () => {
  expect(await started(() => aServing())).toEqual({
    asked: ["closed, retrying"],
    ready: true,
    earlier: 0,
    disposed: 0,
  });
});

test("an image that needs the network is judged with it, and every other start is kept", async () => {
  const result = await started(({ network }) => (network === "open" ? aServing() : dead));
  expect(result).toEqual({
    asked: ["closed, retrying", "open, writable, early", "open, early"],
    ready: true,
    earlier: 2,
    disposed: 2,
  });
});

test("an image that writes beside its model is judged with a writable folder, whatever it logs", async () => {
  const result = await started(({ writableModel }) => (writableModel ? aServing() : dead));
  expect(result).toEqual({
    asked: ["closed, retrying", "open, writable, early", "open, early", "closed, writable, early"],
    ready: true,
    earlier: 3,
    disposed: 3,
  });
});

test("an image that needs both is judged with both", async () => {
  const result = await started(({ network, writableModel }) =>
    network === "open" && writableModel === true ? aServing() : dead,
  );
  expect(result).toMatchObject({ ready: true, earlier: 3, disposed: 3 });
  expect(result.asked.at(-1)).toBe("closed, writable, early");
});

test("an image that crashes everywhere is judged where it started first", async () => {
  expect(await started(() => dead)).toMatchObject({
    asked: ["closed, retrying", "open, writable, early"],
    ready: false,
  });
});

test("an image that is slow, and not for want of a network, gets all its time without one", async () => {
  let closed = 0;
  const late = aServing({ readiness: { readyAtMs: 50_000 } });
  const result = await started(({ network }) => (network === "open" ? late : closed++ === 0 ? idle(31_000) : late));
  expect(result).toMatchObject({
    asked: ["closed, retrying", "open, writable, early", "closed, early"],
    ready: true,
  });
});

test("an image that fails on the sample twice is tried with a writable folder", async () => {
  const failing = aServing({
    exchanges: [anExchange("first", { status: 500 }), anExchange("first again", { status: 500 })],
  });
  expect(await started(({ writableModel }) => (writableModel ? aServing() : failing))).toMatchObject({
    asked: ["closed, retrying", "closed, writable, early"],
    earlier: 1,
  });
  expect(await started(() => failing)).toMatchObject({
    asked: ["closed, retrying", "closed, writable, early"],
    earlier: 1,
    disposed: 1,
  });
});

test("an image that fails on the first request only is not started again", async () => {
  const flaky = aServing({ exchanges: [anExchange("first", { status: 503 }), anExchange("first again")] });
  expect(await started(() => flaky)).toMatchObject({ asked: ["closed, retrying"], ready: true });
});

test("a program that is not there, and a server in the wrong place, are not tried again", async () => {
  const absent = aServing({
    notReady: true,
    readiness: { endedBeforeReady: true },
    exit: { code: 127, atMs: 0, outOfMemory: false },
  });
  expect((await started(() => absent)).asked).toHaveLength(1);
  const loopback = aServing({
    notReady: true,
    readiness: { gaveUp: { because: "loopback-only", atMs: 6_000, steadyForMs: 5_000 } },
  });
  expect((await started(() => loopback)).asked).toHaveLength(1);
});

test("an image that never comes up is waited for once, with everything allowed", async () => {
  const never = aServing({ notReady: true });
  expect(await started(({ network }) => (network === "open" ? never : idle(31_000)))).toEqual({
    asked: ["closed, retrying", "open, writable, early"],
    ready: false,
    earlier: 1,
    disposed: 1,
  });
});

test("an image whose /ping fails with the same error each time is tried in other surroundings, and not waited for", async () => {
  const failing = aServing({
    notReady: true,
    readiness: { gaveUp: { because: "same-failure", atMs: 16_000, steadyForMs: 15_000 } },
  });
  expect(await started(() => failing)).toMatchObject({ asked: ["closed, retrying", "open, writable, early"] });
  expect(await started(({ writableModel }) => (writableModel ? aServing() : failing))).toMatchObject({ ready: true });
});
