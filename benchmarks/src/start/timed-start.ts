import { type Engine, type Host, startEndpoint } from "@byoa/platform/engine";
import type { Prober } from "./prober.ts";

/** When an endpoint was ready, in milliseconds since its container's start. */
export interface TimedStart {
  /** As the platform's own prober says. */
  readonly oursMs: number;
  /** As the dense prober says. */
  readonly trueMs: number;
}

/** Starts an endpoint and lets both probers find its first good ping. */
export async function timeStart(
  engine: Engine,
  prober: Prober,
  image: string,
  model: string | undefined,
): Promise<TimedStart> {
  let host: Host | undefined;
  // The platform keeps the container to itself; its start is needed on this machine's clock.
  const watched: Engine = Object.create(engine, {
    prepare: {
      value: async (...specification: Parameters<Engine["prepare"]>) => {
        host = await engine.prepare(...specification);
        return host;
      },
    },
  });
  await using endpoint = await startEndpoint(watched, { image, model });
  const [readiness, goodAtMs] = await Promise.all([endpoint.ready, prober.firstGoodPing(endpoint.url)]);
  if (readiness.readyAtMs === undefined || host?.startedAtMs === undefined)
    throw new Error(`${image} does not come up`);
  return { oursMs: readiness.readyAtMs, trueMs: goodAtMs - host.startedAtMs };
}
