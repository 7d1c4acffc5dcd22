import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Endpoint, EndpointRequest, Platform } from "@byoa/platform";

/** One instance of a variant: its container, and the next one when that ends, as the platform has it. */
export interface Instance {
  /** As its log stream names it. */
  readonly id: string;
  readonly variant: string;
  /** The container that answers; undefined before the first is ready, and between two of them. */
  readonly endpoint: Endpoint | undefined;
  /** True once the first container is ready; false when it will not come to that. Rejects when it cannot be started. */
  readonly ready: Promise<boolean>;
  /** Ends it, whatever it is at. */
  stop(): Promise<void>;
}

/** Between the end of a container and the start of the next. */
const RESTART_PAUSE_MS = 1_000;

export interface InstanceOptions {
  readonly platform: Platform;
  readonly variant: string;
  readonly request: EndpointRequest;
  readonly onLine: (instance: string, text: string) => void;
}

export function startInstance({ platform, variant, request, onLine }: InstanceOptions): Instance {
  const id = `i-${randomBytes(8).toString("hex")}`;
  const { promise: ready, resolve, reject } = Promise.withResolvers<boolean>();
  const stopping = new AbortController();
  let running: Endpoint | undefined;
  let answering: Endpoint | undefined;

  const runOnce = async (): Promise<boolean> => {
    await using endpoint = await platform.startEndpoint(request);
    running = endpoint;
    // It has been stopped while its container was made.
    if (stopping.signal.aborted) return false;
    for (const { text } of endpoint.log) onLine(id, text);
    endpoint.onLogLine(({ text }) => onLine(id, text));
    const { readyAtMs } = await endpoint.ready;
    if (readyAtMs === undefined || stopping.signal.aborted) return false;
    answering = endpoint;
    resolve(true);
    await endpoint.exited;
    answering = undefined;
    return true;
  };
  const keepRunning = async (): Promise<void> => {
    let wasReady = true;
    while (wasReady && !stopping.signal.aborted) {
      wasReady = await runOnce();
      if (wasReady && !stopping.signal.aborted) {
        onLine(id, "byoa: the container ended and is started again");
        await sleep(RESTART_PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
    resolve(false);
  };
  const ended = keepRunning().catch(reject);
  // Whoever does not wait for it must not be ended by it.
  ready.catch(() => {});
  return {
    id,
    variant,
    ready,
    get endpoint() {
      return answering;
    },
    async stop() {
      stopping.abort();
      answering = undefined;
      await running?.[Symbol.asyncDispose]();
      await ended;
    },
  };
}
