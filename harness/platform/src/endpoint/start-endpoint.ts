import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { HOSTING_TIMEOUTS, SERVING_PORT } from "@byoa/contract";
import { awaitedLater } from "../awaited-later.ts";
import type { Engine, Host } from "../engine/engine.ts";
import { watchMachine } from "../machine/watch-machine.ts";
import type { EndpointObservation, Exchange } from "../observation/endpoint-observation.ts";
import { limitsOf } from "../observation/limits-of.ts";
import type { Exit } from "../observation/process-facts.ts";
import type { StopObservation } from "../observation/training-observation.ts";
import type { Tree } from "../observation/tree.ts";
import { readingLimits } from "../observation/truncation.ts";
import { PlatformError } from "../platform-error.ts";
import { awaitReady } from "./await-ready.ts";
import { connectTimes } from "./connect-times.ts";
import type { Endpoint, EndpointCall, EndpointRequest } from "./endpoint.ts";
import { endpointSpecification } from "./endpoint-specification.ts";
import { watchEventLoopLag } from "./event-loop-lag.ts";
import { readModelAfter } from "./model-after.ts";
import { type ModelSource, openModel } from "./model-source.ts";
import { notSent } from "./not-sent.ts";
import { publishedPort } from "./published-port.ts";
import { type RequestTarget, sendRequest } from "./send-request.ts";
import type { Suspicion } from "./suspicion.ts";

/**
 * Starts an endpoint: one container, probed from the moment of its start. Throws PlatformError `model-not-readable`, and
 * what the engine throws; never for the image's own faults, which are in the record.
 */
export async function startEndpoint(engine: Engine, request: EndpointRequest): Promise<Endpoint> {
  const model = request.model === undefined ? undefined : await openModel(request.model);
  let reachable: URL | undefined;
  // Taken before anything is made: of two endpoints at one port the second one must not get as far as a container.
  const port =
    request.publishedPort === undefined ? undefined : await publishedPort(request.publishedPort, () => reachable);
  const host = await engine.prepare(endpointSpecification(request, model)).catch(async (error: unknown) => {
    await port?.[Symbol.asyncDispose]();
    throw error;
  });
  try {
    await host.start();
    const url = (await host.url()) ?? NOWHERE;
    reachable = new URL(url);
    return runningEndpoint({ engine, host, request, model, url, port });
  } catch (error) {
    await port?.[Symbol.asyncDispose]();
    // Why it did not start is what counts; what could not be removed is the engine's to say when it closes.
    await Promise.resolve(host[Symbol.asyncDispose]()).catch(() => {});
    throw error;
  }
}

/** Where nothing listens: for a container that ended before its address was asked for. */
const NOWHERE = "http://127.0.0.1:1";

function engineError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new PlatformError("engine-failed", `The engine cannot say how the endpoint's container ended: ${why}`, {
    cause: error,
  });
}

function lostAddress(url: string): PlatformError {
  return new PlatformError(
    "container-removed",
    `The endpoint's container lost its address ${url}: something other than byoa changed its network. Run again.`,
  );
}

interface Running {
  readonly engine: Engine;
  readonly host: Host;
  readonly request: EndpointRequest;
  readonly model: ModelSource | undefined;
  readonly url: string;
  readonly port: AsyncDisposable | undefined;
}

function runningEndpoint({ engine, host, request, model, url, port }: Running): Endpoint {
  const keepAlive = new Agent({ keepAlive: true });
  const target: RequestTarget = { url, startedAtMs: host.startedAtMs ?? Date.now(), keepAlive };
  const lag = watchEventLoopLag();
  const sinceStart = () => performance.timeOrigin + performance.now() - target.startedAtMs;
  const machine = watchMachine(host, sinceStart);
  const exchanges: Exchange[] = [];
  let exit: Exit | undefined;
  let fault: PlatformError | undefined;
  const exited = host.exited.then((seen) => {
    exit = seen;
  });
  exited.catch((error: unknown) => {
    fault = engineError(error);
  });
  let stop: StopObservation | undefined;
  let stopping: Promise<void> | undefined;
  let peakMemoryBytes: number | undefined;
  const disposed = new AbortController();

  const measureMemory = async () => {
    peakMemoryBytes = (await host.peakMemoryBytes().catch(() => undefined)) ?? peakMemoryBytes;
  };
  /** What an address says of the image counts only while it is the container's: the engine is asked. */
  const confirmAddress = async (): Promise<void> => {
    if (fault !== undefined) throw fault;
    if (exit !== undefined || url === NOWHERE) return;
    const now = await host.url();
    if (now !== undefined && now !== url) throw lostAddress(url);
  };
  const suspected = Promise.withResolvers<Suspicion>();
  const ready = awaitReady({
    host,
    target,
    port: request.bindToPort ?? SERVING_PORT,
    limitMs: request.startLimitMs ?? HOSTING_TIMEOUTS.startMs,
    patience: request.patience ?? "early",
    onSuspicion: suspected.resolve,
  }).then(async (readiness) => {
    await confirmAddress();
    return readiness;
  });
  ready.catch(() => {});
  // Looked up beside the first requests, so that nobody waits for it.
  const sockets = ready.then(async (readiness) => {
    if (exit !== undefined) return readiness.sockets;
    const seen = await host.listeningSockets().catch(() => []);
    return seen.length > 0 ? seen : readiness.sockets;
  });
  sockets.catch(() => {});

  /** What has ended answers nothing: its address may be another container's by now. */
  const send = async (call: EndpointCall): Promise<Exchange> =>
    exit === undefined ? sendRequest(target, call) : notSent(call, sinceStart());

  const end = async () => {
    if (exit !== undefined) return;
    const measured = awaitedLater(measureMemory());
    const graceMs = request.stopGraceMs ?? HOSTING_TIMEOUTS.stopGraceMs;
    const mainProcess = await host.mainProcess?.();
    const signalledAtMs = sinceStart();
    await host.signal("SIGTERM");
    const deliveredAtMs = sinceStart();
    const waiting = new AbortController();
    try {
      await Promise.race([exited, sleep(graceMs, undefined, { signal: waiting.signal }).catch(() => undefined)]);
    } finally {
      waiting.abort();
    }
    const killed = exit === undefined;
    if (killed) await host.signal("SIGKILL");
    await Promise.all([exited, measured]);
    const endedAtMs = sinceStart();
    const facts = { signalledAtMs, deliveredAtMs, endedAtMs, killed, graceMs };
    stop = { because: "stop-requested", ...facts, ...(mainProcess === undefined ? {} : { mainProcess }) };
  };

  const modelAfter = async (before: Tree): Promise<Pick<EndpointObservation, "modelAfter" | "truncated">> => {
    // What is mounted read-only cannot have changed.
    if (request.writableModel !== true && engine.facets.has("read-only-mounts")) return { modelAfter: before };
    return readModelAfter(host, readingLimits(request.limits, before.length), disposed.signal);
  };

  return {
    url,
    get log() {
      return host.log;
    },
    get logLoss() {
      return host.logLoss;
    },
    get limitsHit() {
      return host.limitsHit ?? [];
    },
    onLogLine: (listener) => host.onLogLine(listener),
    exited: host.exited,
    ready,
    suspected: suspected.promise,
    async call(call) {
      const exchange = await send(call);
      // Requests are often sent side by side and looked at later: a fault of the engine is the record's, never one request's.
      if (exchange.error !== undefined && stopping === undefined)
        await confirmAddress().catch((error: unknown) => {
          fault ??= engineError(error);
        });
      exchanges.push(exchange);
      return exchange;
    },
    send,
    processorMs: async () => (await host.activity?.().catch(() => undefined))?.cpuMs,
    residentBytes: async () => host.residentBytes?.().catch(() => undefined),
    connectTimes: (count, timeoutMs) => connectTimes(url, count, timeoutMs),
    stop() {
      stopping ??= end();
      return stopping;
    },
    async observation(): Promise<EndpointObservation> {
      await confirmAddress();
      if (exit === undefined) await measureMemory();
      const modelBefore = (await model?.tree()) ?? [];
      const after = await modelAfter(modelBefore);
      return {
        kind: "endpoint",
        image: request.image,
        environment: request.environment ?? {},
        network: request.network ?? "closed",
        ...(request.writableModel === true ? { modelWritable: true } : {}),
        readiness: { ...(await ready), sockets: await sockets },
        exchanges: [...exchanges].sort((one, other) => one.sentAtMs - other.sentAtMs),
        log: [...host.log],
        ...(host.logLoss === undefined ? {} : { logLoss: host.logLoss }),
        ...(exit === undefined ? {} : { exit }),
        ...(stop === undefined ? {} : { stop }),
        modelBefore,
        ...after,
        durationMs: exit === undefined ? sinceStart() : exit.atMs,
        harnessLagMs: lag.maximumMs(),
        busySpans: await machine.spans(),
        ...(peakMemoryBytes === undefined ? {} : { peakMemoryBytes }),
        ...limitsOf(host, after.truncated),
      };
    },
    async [Symbol.asyncDispose]() {
      disposed.abort();
      lag.stop();
      machine.stop();
      keepAlive.destroy();
      await port?.[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
    },
  };
}
