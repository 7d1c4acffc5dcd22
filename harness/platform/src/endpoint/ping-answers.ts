import { HOSTING_TIMEOUTS } from "@byoa/contract";
import type { Exchange, PingAnswer } from "../observation/endpoint-observation.ts";

/** When `/ping` was answered with 200, in milliseconds since the container's start; undefined for any other answer, and for one that SageMaker no longer waits for. */
export function healthyAtMs({ response, sentAtMs, totalMs }: Exchange): number | undefined {
  return response?.status === 200 && totalMs <= HOSTING_TIMEOUTS.pingMs ? sentAtMs + totalMs : undefined;
}

/** Counts the answers of `/ping` in place of keeping each. */
export interface PingAnswers {
  add(exchange: Exchange): void;
  /** Each different answer, in the order in which it first came. */
  list(): PingAnswer[];
  /** The latest, and since when every answer was the same, in milliseconds since the container's start. */
  latest(): { readonly answer: PingAnswer; readonly sinceMs: number } | undefined;
}

/** An empty count. Two answers are the same when status, target of a redirect, error, and being in time are. */
export function pingAnswers(): PingAnswers {
  const answers = new Map<string, PingAnswer>();
  let latest: { key: string; sinceMs: number } | undefined;
  return {
    add(exchange) {
      const { response, error, received } = exchange;
      const location = response?.headers.location;
      const late = error === undefined && exchange.totalMs > HOSTING_TIMEOUTS.pingMs;
      const key = `${response?.status} ${location} ${error} ${received?.status} ${late}`;
      const atMs = exchange.sentAtMs + exchange.totalMs;
      const known = answers.get(key);
      answers.set(key, {
        ...(response === undefined ? {} : { status: response.status, bodyBytes: response.body.sizeBytes }),
        ...(location === undefined ? {} : { location }),
        ...(error === undefined ? {} : { error }),
        ...(received === undefined ? {} : { begunStatus: received.status }),
        ...(late ? { tooLateMs: Math.max(exchange.totalMs, known?.tooLateMs ?? 0) } : {}),
        firstAtMs: known?.firstAtMs ?? atMs,
        lastAtMs: atMs,
        count: (known?.count ?? 0) + 1,
      });
      if (latest?.key !== key) latest = { key, sinceMs: atMs };
    },
    list: () => [...answers.values()],
    latest() {
      const answer = latest && answers.get(latest.key);
      return latest && answer ? { answer, sinceMs: latest.sinceMs } : undefined;
    },
  };
}
