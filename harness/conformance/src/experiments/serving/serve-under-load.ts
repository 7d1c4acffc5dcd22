import { HOSTING_TIMEOUTS, ROUTES } from "@byoa/contract";
import { awaitedLater, type Clock, type Endpoint, type Exchange } from "@byoa/platform";
import { experiment } from "../../experiment/experiment.ts";
import { type NotRun, notPossible } from "../../experiment/not-run.ts";
import type { Profile } from "../../profile/profile.ts";
import { trainOnSample } from "../training/train-on-sample.ts";
import { answered } from "./friendly-requests.ts";
import { type LongRequest, longRequest } from "./long-request.ts";
import { manyRows, type RowsTry } from "./many-rows.ts";
import { isModelToServe, modelToServe } from "./model-to-serve.ts";
import { sampleCall } from "./sample-call.ts";
import { serveModel } from "./serve-model.ts";
import type { ServingObservation } from "./serving-observation.ts";
import { sameSurroundings, servingRequest } from "./serving-request.ts";

/** What waits before a ping at most, as measured on this machine now: well below the 2 s that a ping has. */
const PARALLEL_REQUESTS = 3;
const REQUEST_MS = 200;
/** Connections are opened in small groups: a platform does not knock fifty times in the same millisecond. */
const CONNECT_GROUP = 5;
const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_GROUPS = 4;

/** An endpoint's record, with the time of each connection until it stood, in milliseconds; null: not within 5 s. */
export interface LoadObservation extends ServingObservation {
  readonly idleConnectMs: readonly (number | null)[];
  readonly loadedConnectMs: readonly (number | null)[];
  /** Requests of more and more rows; absent in older records. */
  readonly rows?: readonly RowsTry[];
}

/** Long requests at the same time, and meanwhile pings (`ping in round 1`) and connections: an endpoint at work must stay in reach. Then requests of more and more rows. */
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
    if (served.readiness.readyAtMs === undefined) return notPossible("the endpoint does not come up");
    const variant = { model: model.path, ...sameSurroundings(served) };
    await using endpoint = await context.platform.startEndpoint(servingRequest(context, variant));
    await endpoint.ready;
    const idleConnectMs: number[] = [];
    for (let group = 0; group < IDLE_GROUPS; group += 1) {
      idleConnectMs.push(...(await endpoint.connectTimes(CONNECT_GROUP, CONNECT_TIMEOUT_MS)));
      await context.platform.clock.pause(20);
    }
    // Connections can be looked at where requests are not answered; load cannot.
    const works = served.exchanges.some((exchange) => exchange.name.startsWith("sample: ") && answered(exchange));
    const loadedConnectMs = works ? await load(endpoint, profile, context.platform.clock) : [];
    const [sample] = profile.requests;
    // Last: a request that is given up may keep the server at work.
    const rows = works && sample !== undefined ? await manyRows(endpoint, sample, profile) : [];
    const observation = await endpoint.observation();
    return {
      ...observation,
      model: model.origin,
      earlier: [],
      later: [],
      idleConnectMs: idleConnectMs.map(plain),
      loadedConnectMs: loadedConnectMs.map(plain),
      rows,
    };
  },
});

/** One round of load; a second one decides when pings were late in the first. */
async function load(endpoint: Endpoint, profile: Profile, clock: Clock): Promise<number[]> {
  const long = await longRequest(endpoint, profile, REQUEST_MS);
  if (long === undefined) return [];
  const first = await loadRound(endpoint, profile, long, pingName(1), clock);
  if (first.latePings < 2) return first.connectMs;
  return (await loadRound(endpoint, profile, long, pingName(2), clock)).connectMs;
}

/** Name of the pings of a round: only those of the last count. */
const pingName = (round: number): string => `ping in round ${round}`;

/**
 * How often to ping and to knock, and how long. What a server that takes one request at a time cannot accept meanwhile
 * waits in its queue, and the smallest usual one holds 5: a platform would not fill it with pings either.
 */
export function paceOf(requestMs: number) {
  return {
    pingEveryMs: Math.max(100, Math.min(1_000, requestMs / 3)),
    loadMs: Math.max(900, Math.min(4_000, requestMs * 1.2)),
    connectGroup: requestMs > 2 * REQUEST_MS ? 1 : CONNECT_GROUP,
  };
}

async function loadRound(endpoint: Endpoint, profile: Profile, long: LongRequest, name: string, clock: Clock) {
  const over = new AbortController();
  const count = Math.max(
    1,
    Math.min(PARALLEL_REQUESTS, Math.floor((PARALLEL_REQUESTS * REQUEST_MS) / long.expectedMs)),
  );
  const keepBusy = async () => {
    while (!over.signal.aborted) {
      const { error } = await endpoint.call(sampleCall("load", long.sample, profile, { signal: over.signal }));
      if (error !== undefined) return;
    }
  };
  const requests = Array.from({ length: count }, () => awaitedLater(keepBusy()));
  const pings: Promise<Exchange>[] = [];
  const connects: Promise<number[]>[] = [];
  const pace = paceOf(long.expectedMs);
  let answers: Exchange[] = [];
  try {
    for (const until = clock.nowMs() + pace.loadMs; clock.nowMs() < until; ) {
      pings.push(awaitedLater(endpoint.call({ name, path: ROUTES.ping })));
      if (pings.length % 2 === 1)
        connects.push(awaitedLater(endpoint.connectTimes(pace.connectGroup, CONNECT_TIMEOUT_MS)));
      await clock.pause(pace.pingEveryMs);
    }
    // The load goes on until every ping is answered or given up: what starves one shows in its time.
    answers = await Promise.all(pings);
  } finally {
    over.abort();
  }
  await Promise.all(requests);
  const late = answers.filter(({ error, totalMs }) => error !== undefined || totalMs > HOSTING_TIMEOUTS.pingMs);
  return { latePings: late.length, connectMs: (await Promise.all(connects)).flat() };
}

/** JSON knows no Infinity. */
const plain = (timeMs: number): number | null => (Number.isFinite(timeMs) ? timeMs : null);
