import { setTimeout as sleep } from "node:timers/promises";
import { HOSTING_TIMEOUTS, ROUTES } from "@byoa/contract";
import type { Host } from "../engine/engine.ts";
import type { GivingUp, Readiness } from "../observation/endpoint-observation.ts";
import type { ListeningSocket } from "../observation/process-facts.ts";
import { earlyDiagnosis, whereItListens } from "./early-diagnosis.ts";
import { healthyAtMs, type PingAnswers, pingAnswers } from "./ping-answers.ts";
import { type RequestTarget, sendRequest } from "./send-request.ts";
import { signsOfLife } from "./signs-of-life.ts";
import type { StartPatience } from "./start-patience.ts";
import { type Suspicion, suspicionIn } from "./suspicion.ts";

const SAMPLE_MS = 1_000;

export interface ReadyRequest {
  readonly host: Host;
  readonly target: RequestTarget;
  /** Where the server should listen inside. */
  readonly port: number;
  readonly limitMs: number;
  readonly patience: StartPatience;
  /** Called once with what looks wrong, long before it counts. */
  readonly onSuspicion?: (suspicion: Suspicion) => void;
}

/** When every ping of this long timed out, the next ones may take longer: is there an answer that only comes too late? */
const ALL_TIMED_OUT_MS = 8_000;
const PATIENT_PING_MS = 20_000;

/**
 * Asks `/ping` on a fresh connection, first every 15 ms and then less and less often, until it first says 200, the container ends, the
 * limit is over, or waiting on is of no use. The sockets of the record are those of the last look, at most a second old. Throws what `host.exited`
 * rejects with: the engine's fault, which says nothing of the image.
 */
export async function awaitReady(request: ReadyRequest): Promise<Readiness> {
  const { host, target, limitMs } = request;
  const nowMs = () => performance.timeOrigin + performance.now() - target.startedAtMs;
  const answers = pingAnswers();
  const watch = watchStart(request, answers, nowMs);
  let ended = false;
  const exited = host.exited.then(() => {
    ended = true;
  });
  // An end that the engine cannot tell ends the wait wherever it is; between two waits nobody holds it.
  exited.catch(() => {});
  let firstConnectAtMs: number | undefined;
  let readyAtMs: number | undefined;
  let gaveUp: GivingUp | undefined;

  try {
    while (!ended && readyAtMs === undefined && gaveUp === undefined && nowMs() < limitMs) {
      const timeoutMs = pingTimeoutMs(answers, nowMs());
      const ping = await Promise.race([sendRequest(target, { name: "ping", path: ROUTES.ping, timeoutMs }), exited]);
      if (ping !== undefined) {
        answers.add(ping);
        if (ping.connectMs !== undefined) firstConnectAtMs ??= ping.sentAtMs + ping.connectMs;
        readyAtMs = healthyAtMs(ping);
      }
      if (readyAtMs !== undefined || ended) break;
      gaveUp = watch.verdict();
      if (gaveUp === undefined) await Promise.race([sleep(pauseMs(answers, nowMs())), exited]);
    }
  } finally {
    watch.end();
  }
  return {
    ...(readyAtMs === undefined ? {} : { readyAtMs }),
    limitMs,
    ...(firstConnectAtMs === undefined ? {} : { firstConnectAtMs }),
    answers: answers.list(),
    sockets: watch.sockets(),
    endedBeforeReady: ended && readyAtMs === undefined,
    ...(gaveUp === undefined ? {} : { gaveUp }),
  };
}

/** 0.5 % of the time so far, 15 ms to 500 ms; slower when a steady 4xx, or 500, shows that the exact moment will not matter. */
function pauseMs(answers: PingAnswers, nowMs: number): number {
  const latest = answers.latest();
  const status = latest?.answer.status ?? 503;
  if (latest !== undefined && status <= 500 && nowMs - latest.sinceMs > 1_000) return 250;
  return Math.min(500, Math.max(15, nowMs / 200));
}

function pingTimeoutMs(answers: PingAnswers, nowMs: number): number {
  const latest = answers.latest();
  const silent = latest?.answer.error === "timeout" && nowMs - latest.sinceMs >= ALL_TIMED_OUT_MS;
  return silent || latest?.answer.tooLateMs !== undefined ? PATIENT_PING_MS : HOSTING_TIMEOUTS.pingMs;
}

/** Looks at sockets, activity and log beside the pings, once a second. */
function watchStart(
  { host, target, port, patience, onSuspicion }: ReadyRequest,
  answers: PingAnswers,
  nowMs: () => number,
) {
  const life = signsOfLife();
  let sockets: readonly ListeningSocket[] = [];
  let answeringPort: number | undefined;
  let latestVerdict: GivingUp | undefined;
  for (const line of host.log) life.line(line);
  const endLog = host.onLogLine((line) => life.line(line));

  const look = async () => {
    const [seen, activity] = await Promise.all([host.listeningSockets(), host.activity?.()]);
    sockets = seen;
    life.sample({ atMs: nowMs(), sockets, activity });
    answeringPort =
      whereItListens(sockets, port) === "other-port" ? await portThatAnswers(target, port, sockets) : undefined;
    const state = {
      nowMs: nowMs(),
      patience,
      port,
      latest: answers.latest(),
      sockets,
      quietSinceMs: life.quietSinceMs(),
      sameErrors: life.sameErrors(),
      memoryKills: host.limitsHit?.find(({ limit }) => limit === "memory")?.count ?? 0,
    };
    latestVerdict = earlyDiagnosis({ ...state, answeringPort });
    const suspicion = suspicionIn({ ...state, answeringPort });
    if (suspicion !== undefined) onSuspicion?.(suspicion);
  };
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    // A container that ends meanwhile cannot be looked into; its end is seen elsewhere.
    look()
      .catch(() => undefined)
      .finally(() => {
        looking = false;
      });
  }, SAMPLE_MS);
  return {
    verdict: () => latestVerdict,
    sockets: () => sockets,
    end() {
      clearInterval(timer);
      endLog();
    },
  };
}

/** Asks the other ports for `/ping`: only where the target is the container's own address, whose ports are its own. */
async function portThatAnswers(
  target: RequestTarget,
  port: number,
  sockets: readonly ListeningSocket[],
): Promise<number | undefined> {
  if (new URL(target.url).port !== String(port)) return undefined;
  for (const other of new Set(sockets.map((socket) => socket.port))) {
    const url = new URL(target.url);
    url.port = String(other);
    const ping = await sendRequest({ ...target, url: url.href }, { name: "ping", path: ROUTES.ping, timeoutMs: 1_000 });
    if (ping.response?.status === 200) return other;
  }
  return undefined;
}
