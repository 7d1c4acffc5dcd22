import { setTimeout as sleep } from "node:timers/promises";
import { ROUTES } from "@byoa/contract";
import type { Endpoint, Exchange } from "@byoa/platform";
import { experiment, type NotRun } from "../../experiment/experiment.ts";
import type { Profile } from "../../profile/profile.ts";
import { notTestable } from "../../requirement/judgement.ts";
import { trainOnSample } from "../training/train-on-sample.ts";
import { answered } from "./friendly-requests.ts";
import { longRequest } from "./long-request.ts";
import { isModelToServe, modelToServe } from "./model-to-serve.ts";
import { sampleCall } from "./sample-call.ts";
import { serveModel } from "./serve-model.ts";
import type { ServingObservation } from "./serving-observation.ts";
import { sameSurroundings, servingRequest } from "./serving-request.ts";

const LOAD_MS = 900;
const PARALLEL_REQUESTS = 4;
const REQUEST_MS = 300;
const PING_EVERY_MS = 100;
/** Connections are opened in small groups: a platform does not knock fifty times in the same millisecond. */
const CONNECT_GROUP = 5;
const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_GROUPS = 4;

/** An endpoint's record, with the time of each connection until it stood, in milliseconds; null: not within 5 s. */
export interface LoadObservation extends ServingObservation {
  readonly idleConnectMs: readonly (number | null)[];
  readonly loadedConnectMs: readonly (number | null)[];
}

/** Long requests at the same time, and meanwhile pings (`ping`) and connections: an endpoint at work must stay in reach. */
export const serveUnderLoad = experiment({
  name: "serve-under-load",
  title: "serve under load",
  role: "serve",
  needs: { served: serveModel },
  uses: { trained: trainOnSample },
  exclusive: true,
  containers: 1,
  async run(context, { served, trained }): Promise<LoadObservation | NotRun> {
    const { profile } = context;
    const model = modelToServe(profile, trained);
    if (!isModelToServe(model)) return model;
    if (served.readiness.readyAtMs === undefined) return notTestable("the endpoint does not come up", "HOST-PING-06");
    if (!served.exchanges.some((exchange) => exchange.name.startsWith("sample: ") && answered(exchange))) {
      return notTestable("the sample request is not answered", "INV-OK-01");
    }
    const variant = { model: model.path, ...sameSurroundings(served) };
    await using endpoint = await context.platform.startEndpoint(servingRequest(context, variant));
    await endpoint.ready;
    const idleConnectMs: number[] = [];
    for (let group = 0; group < IDLE_GROUPS; group += 1) {
      idleConnectMs.push(...(await endpoint.connectTimes(CONNECT_GROUP, CONNECT_TIMEOUT_MS)));
      await sleep(20);
    }
    const loadedConnectMs = await load(endpoint, profile);
    const observation = await endpoint.observation();
    return {
      ...observation,
      model: model.origin,
      earlier: [],
      later: [],
      idleConnectMs: idleConnectMs.map(plain),
      loadedConnectMs: loadedConnectMs.map(plain),
    };
  },
});

async function load(endpoint: Endpoint, profile: Profile): Promise<number[]> {
  const long = await longRequest(endpoint, profile, REQUEST_MS);
  if (long === undefined) return [];
  const over = new AbortController();
  const requests = Array.from({ length: PARALLEL_REQUESTS }, async () => {
    while (!over.signal.aborted) {
      const { error } = await endpoint.call(sampleCall("load", long.sample, profile, { signal: over.signal }));
      if (error !== undefined) return;
    }
  });
  const pings: Promise<Exchange>[] = [];
  const connects: Promise<number[]>[] = [];
  for (const until = performance.now() + LOAD_MS; performance.now() < until; ) {
    pings.push(endpoint.call({ name: "ping", path: ROUTES.ping }));
    if (pings.length % 2 === 1) connects.push(endpoint.connectTimes(CONNECT_GROUP, CONNECT_TIMEOUT_MS));
    await sleep(PING_EVERY_MS);
  }
  // The load goes on until every ping is answered or given up: what starves one shows in its time.
  await Promise.all(pings);
  over.abort();
  await Promise.all(requests);
  return (await Promise.all(connects)).flat();
}

/** JSON knows no Infinity. */
const plain = (timeMs: number): number | null => (Number.isFinite(timeMs) ? timeMs : null);
