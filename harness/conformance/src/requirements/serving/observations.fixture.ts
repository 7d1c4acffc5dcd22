import { createHash } from "node:crypto";
import type { Body, Exchange, Readiness } from "@byoa/platform";
import type { LoadObservation } from "../../experiments/serving/serve-under-load.ts";
import type { ServingObservation } from "../../experiments/serving/serving-observation.ts";
import type { Profile, SampleRequest } from "../../profile/profile.ts";
import type { Judgement } from "../../requirement/judgement.ts";

/** What one test says of an exchange; everything else is a good CSV answer to a good CSV request. */
export interface ExchangeFacts {
  readonly status?: number;
  readonly error?: string;
  readonly text?: string;
  /** `null`: the answer has none. */
  readonly type?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sent?: Readonly<Record<string, string>>;
  readonly sentAtMs?: number;
  readonly totalMs?: number;
  /** False: the connection never stood. */
  readonly connected?: boolean;
}

/** One exchange: 200 with `0\n` as text/csv after 5 ms, unless the facts say otherwise. */
export function anExchange(name: string, facts: ExchangeFacts = {}): Exchange {
  const { status = 200, error, text = "0\n", type = "text/csv", totalMs = 5, sentAtMs = 1_000 } = facts;
  const isPing = name.startsWith("ping");
  const headers = { ...(type === null || isPing ? {} : { "content-type": type }), ...facts.headers };
  return {
    name,
    request: {
      method: isPing ? "GET" : "POST",
      path: isPing ? "/ping" : "/invocations",
      headers: { Host: "model.aws.local:8080", ...(isPing ? {} : { "Content-Type": "text/csv", ...facts.sent }) },
      ...(isPing ? {} : { body: aBody("5.1,3.5,1.4,0.2\n") }),
    },
    sentAtMs,
    ...(error === "refused" || facts.connected === false ? {} : { connectMs: 1 }),
    totalMs,
    ...(error === undefined ? { response: { status, headers, body: aBody(isPing ? "" : text) } } : { error }),
  };
}

/** A body of text. */
export function aBody(text: string): Body {
  return { sizeBytes: Buffer.byteLength(text), sha256: createHash("sha256").update(text).digest("hex"), text };
}

/** What one test says of an endpoint; everything else is one that is as it should be. */
export interface ServingFacts extends Partial<Omit<ServingObservation, "readiness" | "log" | "exchanges">> {
  readonly readiness?: Partial<Readiness>;
  /** It never became ready. */
  readonly notReady?: boolean;
  readonly log?: readonly string[];
  /** Replace the good ones of the same name, or come after them. */
  readonly exchanges?: readonly Exchange[];
  /** Names of good exchanges that were not sent. */
  readonly without?: readonly string[];
  /** It ended by itself: there was no stop. */
  readonly died?: number;
}

/** An endpoint's record: ready after 120 ms, every exchange good, stopped within 0.1 s. */
export function aServing(facts: ServingFacts = {}): ServingObservation {
  const { readiness, notReady, log, exchanges = [], without = [], died, ...rest } = facts;
  const own = new Set([...exchanges.map(({ name }) => name), ...without]);
  const good = notReady === true ? [] : goodExchanges().filter(({ name }) => !own.has(name));
  const stopped = {
    exit: { code: 0, atMs: 5_100, outOfMemory: false },
    stop: {
      because: "stop-requested" as const,
      signalledAtMs: 5_000,
      endedAtMs: 5_100,
      killed: false,
      graceMs: 30_000,
    },
  };
  const end =
    died === undefined ? (notReady === true ? {} : stopped) : { exit: { code: died, atMs: 400, outOfMemory: false } };
  return {
    kind: "endpoint",
    image: "image",
    environment: {},
    network: "closed",
    readiness: {
      ...(notReady === true ? {} : { readyAtMs: 120 }),
      limitMs: 480_000,
      answers: [{ error: "refused", firstAtMs: 20, lastAtMs: 100, count: 6 }],
      sockets: [{ address: "0.0.0.0", port: 8080 }],
      endedBeforeReady: false,
      ...readiness,
    },
    exchanges: [...good, ...exchanges],
    log: (log ?? ["listening on 0.0.0.0:8080"]).map((text, index) => ({ stream: "stderr", atMs: 10 * index, text })),
    modelBefore: [],
    modelAfter: [],
    durationMs: 5_100,
    harnessLagMs: 5,
    model: "trained",
    earlier: [],
    later: [],
    ...end,
    ...rest,
  };
}

function goodExchanges(): Exchange[] {
  const accept = { "accept any": "*/*", "accept exact": "text/csv" };
  return [
    anExchange("first", { sentAtMs: 130 }),
    anExchange("sample: iris"),
    anExchange("repeated"),
    anExchange("accept absent"),
    ...Object.entries(accept).map(([name, Accept]) => anExchange(name, { sent: { Accept } })),
    anExchange("accept unsupported", { status: 406, sent: { Accept: "application/x-byoa-unmet" }, type: "text/plain" }),
    anExchange("charset", { sent: { "Content-Type": "text/csv; charset=utf-8" } }),
    anExchange("unknown headers", { sent: { "X-Amzn-SageMaker-Foo": "1" } }),
    anExchange("custom attributes"),
    anExchange("alone 0"),
    anExchange("alone 1", { text: "2\n" }),
    anExchange("together 0"),
    anExchange("together 1", { text: "2\n" }),
    anExchange("ping in round 1"),
    ...[2_000, 2_500, 3_000].map((sentAtMs) => anExchange("ping", { sentAtMs })),
    anExchange("in flight", { sentAtMs: 4_900, totalMs: 180 }),
    anExchange("unknown content type", { status: 415, type: "text/plain", text: "send text/csv\n" }),
    ...["empty", "letter-in-number", "column-missing"].flatMap((name) => [
      anExchange(`bad ${name}`, { status: 400, type: "text/plain", text: "row 1 is no row\n" }),
      anExchange(`good after ${name}`),
    ]),
    ...Array.from({ length: 10 }, () =>
      anExchange("scrape", { status: 404, type: "text/plain", text: "no such route\n" }),
    ),
    ...["good after scrapes", "in chunks", "good after chunks"].map((name) => anExchange(name)),
    anExchange("large 5.9 MiB padded"),
    anExchange("large 24 MiB padded"),
  ];
}

/** An endpoint under load: every ping and every connection in time. */
export function aLoad(
  facts: ServingFacts & Partial<Pick<LoadObservation, "idleConnectMs" | "loadedConnectMs">> = {},
): LoadObservation {
  const { idleConnectMs = [1, 1, 2, 1], loadedConnectMs = [1, 3, 2, 4], ...serving } = facts;
  const exchanges = [anExchange("load", { totalMs: 300 }), ...(serving.exchanges ?? [])];
  return { ...aServing({ ...serving, exchanges }), idleConnectMs, loadedConnectMs };
}

const irisRequest: SampleRequest = {
  name: "iris",
  contentType: "text/csv",
  accept: undefined,
  body: Buffer.from("5.1,3.5,1.4,0.2\n"),
  expect: undefined,
};

/** A profile that declares its request, unless the facts say otherwise. */
export function aProfile(facts: Partial<Profile> = {}): Profile {
  return {
    source: "byoa.yaml",
    declaredData: true,
    declaredRequests: true,
    trainImage: "image",
    serveImage: "image",
    capabilities: undefined,
    soak: undefined,
    checkpoints: undefined,
    channels: [],
    hyperparameters: [],
    smokeHyperparameters: {},
    trainEnvironment: {},
    serveEnvironment: {},
    requests: [irisRequest],
    model: undefined,
    metrics: [],
    limits: { startMs: 480_000, trainingMs: undefined, invocationMs: 60_000 },
    resources: { platform: undefined, memoryBytes: undefined, sharedMemoryBytes: undefined, gpus: undefined },
    ...facts,
  };
}

/** A judgement in one line, for tests: its kind and what it says. */
export function inWords(judgement: Judgement): string {
  switch (judgement.kind) {
    case "pass":
      return ["pass", ...judgement.notes].join(": ");
    case "broken":
      return `broken: ${judgement.finding}`;
    case "not-applicable":
      return `not applicable: ${judgement.reason}`;
    case "not-testable":
      return `not testable${judgement.blockedBy ? ` behind ${judgement.blockedBy}` : ""}${judgement.needsData ? ", needs data" : ""}: ${judgement.reason}`;
  }
}
