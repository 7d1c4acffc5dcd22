import type { EndpointObservation, TrainingHostObservation } from "@byoa/platform";
import { lateExchanges, type TimedSpan } from "./machine-time.ts";

/**
 * Requests that got no answer in time, servers that were given up, and jobs that were stopped at the experiment's limit, however deep an
 * observation has them.
 */
export function endedByOurLimits(value: unknown): TimedSpan[] {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return [];
  if (Array.isArray(value)) return value.flatMap(endedByOurLimits);
  const own = isEndpoint(value) ? endpointSpans(value) : isHost(value) ? stoppedAtLimit(value) : [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => (key === "log" ? [] : endedByOurLimits(inner)))];
}

/** Of a server that never got ready: the time that it was waited for. What it answered steadily is no matter of time. */
export function startSpans({
  readiness,
  busySpans,
}: Pick<EndpointObservation, "readiness" | "busySpans">): TimedSpan[] {
  const { readyAtMs, gaveUp, limitMs, endedBeforeReady } = readiness;
  if (readyAtMs !== undefined || endedBeforeReady) return [];
  if (gaveUp === undefined) return [{ busySpans, fromMs: 0, toMs: limitMs }];
  if (gaveUp.because !== "idle" && gaveUp.because !== "slow-answer") return [];
  return [{ busySpans, fromMs: 0, toMs: gaveUp.atMs }];
}

const endpointSpans = (endpoint: EndpointObservation): TimedSpan[] => [
  ...startSpans(endpoint),
  ...lateExchanges(endpoint, endpoint.exchanges, Number.POSITIVE_INFINITY),
];

function stoppedAtLimit({ stop, busySpans }: TrainingHostObservation): TimedSpan[] {
  return stop?.because === "experiment-limit" ? [{ busySpans, fromMs: 0, toMs: stop.signalledAtMs }] : [];
}

/** The members tell what it is: both are the platform's records, saved and read again as they were. */
const isEndpoint = (value: object): value is EndpointObservation =>
  "kind" in value && value.kind === "endpoint" && "exchanges" in value && Array.isArray(value.exchanges);

const isHost = (value: object): value is TrainingHostObservation =>
  "inputBefore" in value && "exit" in value && "pipes" in value;
